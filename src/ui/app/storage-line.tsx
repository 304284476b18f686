import type { ReactElement } from 'react'

import { useNotices } from '../access/client-context.tsx'

/** Said for as long as it is so: what is written here may not be kept. */
export function StorageLine(): ReactElement | null {
  const trouble = useNotices((notices) => notices.storage)
  if (trouble === null) return null
  return (
    <p role="status" className="storage-line">
      {trouble}
    </p>
  )
}
