import { BookmarkPlus, Pencil, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'

import { useCommands } from '../../access/client-context.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { useChat } from '../chat-context.tsx'
import { MessageMenu } from './message-menu.tsx'
import { useDelete } from './use-delete.ts'

interface UserActionsProps {
  readonly nodeId: string
  readonly text: string
  readonly ordinal: number
}

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const

export function UserActions({ nodeId, text, ordinal }: UserActionsProps): ReactElement {
  const { savePrompt } = useCommands()
  const { edit } = useChat()
  const remove = useDelete(nodeId)
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={`Edit and run message ${ordinal}`}
        onClick={() => edit(nodeId)}
      >
        <Pencil {...icon} />
      </button>
      <CopyButton
        className="icon-button"
        label={`Copy message ${ordinal}`}
        caption=""
        text={text}
      />
      <MessageMenu
        label={`More actions for message ${ordinal}`}
        entries={[
          {
            label: 'Save as prompt',
            icon: <BookmarkPlus {...icon} />,
            onChoose: () => savePrompt(text),
          },
          { label: 'Delete', icon: <Trash2 {...icon} />, onChoose: () => void remove() },
        ]}
      />
    </>
  )
}
