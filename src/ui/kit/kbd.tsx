import type { ReactElement } from 'react'

/** A key, in the direction keyboards are read. */
export const Kbd = ({ children }: { readonly children: string }): ReactElement => (
  <kbd
    dir="ltr"
    className="rounded-code border border-line border-b-2 bg-raised px-1 text-meta font-medium text-ink2"
  >
    {children}
  </kbd>
)
