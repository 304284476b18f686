import type { ReactElement } from 'react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { MessageMenu } from './message-menu.tsx'
import { useSharedEntries } from './use-shared-entries.tsx'

interface WrittenActionsProps {
  readonly node: ConversationNode
  /** `tool result 2`: makes the names of the buttons unique. */
  readonly noun: string
  readonly text: string
}

export function WrittenActions({ node, noun, text }: WrittenActionsProps): ReactElement {
  const entries = useSharedEntries(node)
  return (
    <>
      <CopyButton className="icon-button" label={`Copy ${noun}`} caption="" text={text} />
      <MessageMenu label={`More actions for ${noun}`} entries={entries} />
    </>
  )
}
