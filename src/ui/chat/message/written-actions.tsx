import type { ReactElement } from 'react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { NodeMenu } from './node-menu.tsx'

interface WrittenActionsProps {
  readonly node: ConversationNode
  /** `tool result 2`: makes the names of the buttons unique. */
  readonly noun: string
  readonly text: string
}

export function WrittenActions({ node, noun, text }: WrittenActionsProps): ReactElement {
  return (
    <>
      <CopyButton className="icon-button" label={`Copy ${noun}`} caption="" text={text} />
      <NodeMenu node={node} label={`More actions for ${noun}`} />
    </>
  )
}
