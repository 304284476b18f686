import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'

import { useClient } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'
import { formatCount } from '../kit/format-numbers.ts'

/**
 * Chats that were deleted and are not gone yet: the line with Undo goes with its page, they stay for a
 * day.
 * @param until epoch milliseconds: what is deleted from then on has a line of its own
 */
export function DeletedLine({ until }: { readonly until: number }): ReactElement | null {
  const { queries, commands } = useClient()
  const ids = useQuery(queries.deletedConversations(until)).data ?? []
  if (ids.length === 0) return null
  return (
    <div className="undo-line">
      <span>
        {ids.length === 1
          ? 'One deleted chat is not gone yet.'
          : `${formatCount(ids.length)} deleted chats are not gone yet.`}
      </span>
      <Button
        look="quiet"
        className="font-medium text-accent-text underline"
        onClick={() => void commands.restoreConversations(ids)}
      >
        Bring back
      </Button>
    </div>
  )
}
