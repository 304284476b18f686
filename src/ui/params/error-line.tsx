import type { ReactElement } from 'react'

/** Why nothing can be sent; nothing while there is no reason. */
export const ErrorLine = ({ error }: { readonly error: string | null }): ReactElement | null =>
  error === null ? null : (
    <div role="status" className="param-error">
      {error}
    </div>
  )
