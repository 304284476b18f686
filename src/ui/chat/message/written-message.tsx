import { Settings2, Wrench } from 'lucide-react'
import type { ReactElement } from 'react'

import { textOf, type ChatMessage } from '../../../core/chat/message.ts'
import type { ConversationNode } from '../../../core/history/conversation.ts'
import { RawText } from '../raw-text.tsx'
import { MessageActions } from './message-actions.tsx'
import { WrittenActions } from './written-actions.tsx'
import { WrittenAnswer } from './written-answer.tsx'

type Written = Extract<ConversationNode, { role: 'written' }>

interface WrittenMessageProps {
  readonly node: Written
  /** Its place among the messages of its speaker, from 1. */
  readonly ordinal: number
  readonly isLast: boolean
}

const nouns = {
  system: 'system message',
  user: 'imported message',
  assistant: 'imported answer',
  tool: 'tool result',
} as const satisfies Readonly<Record<ChatMessage['role'], string>>

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A message that came in an imported request: no run made it, so it has neither trace nor price. */
export function WrittenMessage({ node, ordinal, isLast }: WrittenMessageProps): ReactElement {
  const { message } = node
  const noun = `${nouns[message.role]} ${ordinal}`
  const name = capitalised(noun)
  return (
    <article
      className={`message ${message.role === 'assistant' ? 'answer' : 'written'}`}
      aria-label={name}
      tabIndex={-1}
      data-node={node.id}
      data-settled
      data-last={isLast || undefined}
    >
      <h3 className="hidden-text">{name}</h3>
      {message.role === 'assistant' ? (
        <WrittenAnswer message={message} />
      ) : (
        <WrittenCard message={message} name={name} />
      )}
      <MessageActions>
        <WrittenActions node={node} noun={noun} text={textOf(message)} />
      </MessageActions>
    </article>
  )
}

interface WrittenCardProps {
  readonly message: Exclude<ChatMessage, { role: 'assistant' }>
  readonly name: string
}

/** What no model said, as it stands in the request. */
function WrittenCard({ message, name }: WrittenCardProps): ReactElement {
  const Icon = message.role === 'tool' ? Wrench : Settings2
  return (
    <section className="tool-call" aria-label={`${name}, as written`}>
      <p className="tool-call-name">
        <Icon aria-hidden size={16} strokeWidth={1.5} />
        {capitalised(nouns[message.role])}
        {message.role === 'tool' && (
          <bdi dir="ltr" className="mono faint">
            {message.callId}
          </bdi>
        )}
      </p>
      <RawText label={`Text of ${name.toLowerCase()}`} text={textOf(message)} />
    </section>
  )
}
