import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'

import { useClient, useNotices } from '../access/client-context.tsx'
import { formatBytes } from '../kit/format-numbers.ts'

/** Where all this lies, how much it takes, and whether it is safe there. */
export function StorageFooter(): ReactElement | null {
  const { queries } = useClient()
  const facts = useQuery(queries.storage()).data
  const trouble = useNotices((notices) => notices.storage)
  if (trouble !== null)
    return (
      <p role="status" className="history-footer" data-trouble>
        {trouble}
      </p>
    )
  if (!facts) return null
  const { usedBytes, quotaBytes, isKept } = facts
  return (
    <p className="history-footer">
      <meter
        aria-label="Storage used"
        min={0}
        max={quotaBytes}
        value={usedBytes}
        className="history-meter"
      />
      <span>
        {formatBytes(usedBytes)} of about {formatBytes(quotaBytes)} in this browser.{' '}
        {isKept
          ? 'It is kept until you delete it.'
          : 'When the disk gets full the browser may delete it: export what matters.'}
      </span>
    </p>
  )
}
