import { Eye, EyeOff, GitBranch, MessageSquarePlus, Trash2 } from 'lucide-react'
import { lazy, useState, type ReactElement } from 'react'

import type { ToolCall } from '../../../core/chat/message.ts'
import type { ConversationNode } from '../../../core/history/conversation.ts'
import { useCommands } from '../../access/client-context.tsx'
import { LazyOverlay } from '../../kit/lazy-overlay.tsx'
import { useChat } from '../chat-context.tsx'
import type { MenuEntry } from './menu-entry.ts'
import { MessageMenu } from './message-menu.tsx'
import { useDelete } from './use-delete.ts'

const AddMessageSheet = lazy(async () => ({
  default: (await import('./add-message-sheet.tsx')).AddMessageSheet,
}))

interface NodeMenuProps {
  readonly node: ConversationNode
  readonly label: string
  /** What only messages like this one can do; it comes first. */
  readonly own?: readonly MenuEntry[]
  /** What the message asks tools for. */
  readonly calls?: readonly ToolCall[]
}

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const
const nothing = [] as const

/** The menu of a message: what can be done with every one, whoever said it. */
export function NodeMenu(props: NodeMenuProps): ReactElement {
  const { node, label, own = nothing, calls = nothing } = props
  const { branchFrom, excludeMessage } = useCommands()
  const { focusComposer } = useChat()
  const remove = useDelete(node.id)
  const [isAdding, setIsAdding] = useState(false)
  const isExcluded = node.isExcluded === true
  return (
    <>
      <MessageMenu
        label={label}
        entries={[
          ...own,
          {
            label: 'Branch from here',
            icon: <GitBranch {...icon} />,
            // What comes next is written there; after the last message nothing else would be seen.
            onChoose: () => void branchFrom(node.id).then(focusComposer),
          },
          {
            label: 'Add a message below…',
            icon: <MessageSquarePlus {...icon} />,
            onChoose: () => setIsAdding(true),
          },
          {
            label: isExcluded ? 'Send again' : 'Leave out of requests',
            icon: isExcluded ? <Eye {...icon} /> : <EyeOff {...icon} />,
            onChoose: () => void excludeMessage(node.id, !isExcluded),
          },
          { label: 'Delete', icon: <Trash2 {...icon} />, onChoose: () => void remove() },
        ]}
      />
      <LazyOverlay isWanted={isAdding}>
        <AddMessageSheet belowId={node.id} calls={calls} onClose={() => setIsAdding(false)} />
      </LazyOverlay>
    </>
  )
}
