import { Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'

import { CopyButton } from '../../kit/copy-button.tsx'
import { MessageMenu } from './message-menu.tsx'
import { useDelete } from './use-delete.ts'

interface WrittenActionsProps {
  readonly nodeId: string
  /** `tool result 2`: makes the names of the buttons unique. */
  readonly noun: string
  readonly text: string
}

export function WrittenActions({ nodeId, noun, text }: WrittenActionsProps): ReactElement {
  const remove = useDelete(nodeId)
  return (
    <>
      <CopyButton className="icon-button" label={`Copy ${noun}`} caption="" text={text} />
      <MessageMenu
        label={`More actions for ${noun}`}
        entries={[
          {
            label: 'Delete',
            icon: <Trash2 aria-hidden size={16} strokeWidth={1.5} />,
            onChoose: () => void remove(),
          },
        ]}
      />
    </>
  )
}
