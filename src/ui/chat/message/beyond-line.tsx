import { useMemo, type ReactElement } from 'react'

import { countBeyond } from '../../../core/history/branches.ts'
import { newestOf } from '../../../core/history/conversation.ts'
import { useCommands } from '../../access/client-context.tsx'
import { useShownDocument } from '../../access/use-conversation.ts'

/** Below the end of a branch from which another one goes on. */
export function BeyondLine(): ReactElement | null {
  const { showVariant } = useCommands()
  const conversation = useShownDocument()?.conversation
  const count = useMemo(() => (conversation ? countBeyond(conversation) : 0), [conversation])
  if (!conversation || count === 0) return null
  const next = newestOf(
    Object.values(conversation.nodes).filter(({ parentId }) => parentId === conversation.leafId),
  )
  return (
    <p className="excluded-line">
      {count === 1 ? 'One more message is' : `${count} more messages are`} on another branch.{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => next && void showVariant(next.id)}
      >
        Show
      </button>
    </p>
  )
}
