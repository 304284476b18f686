import type { ReactElement } from 'react'

import { textOf, type ChatMessage } from '../../core/chat/message.ts'
import type { MessageChange } from '../../core/diff/diff-messages.ts'
import { TextDiffView } from './text-diff-view.tsx'

interface MessagesDiffViewProps {
  readonly messages: readonly MessageChange[]
  readonly isBeside: boolean
}

/** The messages of both requests: those that differ, word by word. */
export function MessagesDiffView({ messages, isBeside }: MessagesDiffViewProps): ReactElement {
  const changed = messages.filter(({ kind }) => kind !== 'equal')
  const same = messages.length - changed.length
  return (
    <>
      {same > 0 && (
        <p className="compare-count">
          {changed.length === 0 ? 'No difference in messages: ' : ''}
          {same} {same === 1 ? 'message is' : 'messages are'} the same.
        </p>
      )}
      {changed.map((change, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two requests are compared once
        <Changed key={index} change={change} isBeside={isBeside} />
      ))}
    </>
  )
}

const roles = {
  system: 'System message',
  user: 'User message',
  assistant: 'Assistant message',
  tool: 'Tool result',
} as const satisfies Readonly<Record<ChatMessage['role'], string>>

interface ChangedProps {
  readonly change: MessageChange
  readonly isBeside: boolean
}

function Changed({ change, isBeside }: ChangedProps): ReactElement | null {
  switch (change.kind) {
    case 'equal':
      return null
    case 'changed':
      return (
        <Message role={change.after.role} became="changed">
          <TextDiffView
            what="messages"
            before={wordsOf(change.before)}
            after={wordsOf(change.after)}
            isBeside={isBeside}
          />
        </Message>
      )
    case 'removed':
    case 'added': {
      const text = wordsOf(change.message)
      return (
        <Message role={change.message.role} became={`only in the ${onlyIn[change.kind]}`}>
          <TextDiffView
            what="messages"
            before={change.kind === 'removed' ? text : ''}
            after={change.kind === 'added' ? text : ''}
            isBeside={isBeside}
          />
        </Message>
      )
    }
  }
}

const onlyIn = { removed: 'first', added: 'second' } as const

interface MessageProps {
  readonly role: ChatMessage['role']
  readonly became: string
  readonly children: ReactElement
}

const Message = ({ role, became, children }: MessageProps): ReactElement => (
  <div className="compare-message">
    <h3>
      {roles[role]}, {became}
    </h3>
    {children}
  </div>
)

/** All that a message holds: its words, then pictures, thoughts and calls as JSON, one in a line. */
function wordsOf(message: ChatMessage): string {
  return [textOf(message), ...othersOf(message).map((other) => JSON.stringify(other))]
    .filter((text) => text !== '')
    .join('\n')
}

function othersOf(message: ChatMessage): readonly unknown[] {
  switch (message.role) {
    case 'system':
      return []
    case 'user':
      return message.content.filter(({ type }) => type !== 'text')
    case 'assistant':
      return [...(message.reasoning ? [message.reasoning] : []), ...(message.toolCalls ?? [])]
    case 'tool':
      return [{ callId: message.callId }]
  }
}
