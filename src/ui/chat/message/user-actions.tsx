import { BookmarkPlus, Pencil } from 'lucide-react'
import type { ReactElement } from 'react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import { useCommands } from '../../access/client-context.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { useChat } from '../chat-context.tsx'
import { NodeMenu } from './node-menu.tsx'

interface UserActionsProps {
  readonly node: ConversationNode
  readonly text: string
  readonly ordinal: number
}

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const

export function UserActions({ node, text, ordinal }: UserActionsProps): ReactElement {
  const { savePrompt } = useCommands()
  const { edit } = useChat()
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={`Edit and run message ${ordinal}`}
        onClick={() => edit(node.id)}
      >
        <Pencil {...icon} />
      </button>
      <CopyButton
        className="icon-button"
        label={`Copy message ${ordinal}`}
        caption=""
        text={text}
      />
      <NodeMenu
        node={node}
        label={`More actions for message ${ordinal}`}
        own={[
          {
            label: 'Save as prompt',
            icon: <BookmarkPlus {...icon} />,
            onChoose: () => savePrompt(text),
          },
        ]}
      />
    </>
  )
}
