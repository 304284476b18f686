import type { ReactElement } from 'react'

import { useNotices } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'

interface StorageLineProps {
  /** What is here can be taken along as a file. */
  readonly onExport: () => void
}

/** Said for as long as it is so: what is written here may not be kept. */
export function StorageLine({ onExport }: StorageLineProps): ReactElement | null {
  const trouble = useNotices((notices) => notices.storage)
  if (trouble === null) return null
  return (
    <div role="status" className="notice-line">
      <span>{trouble}</span>
      <Button onClick={onExport}>Export…</Button>
    </div>
  )
}
