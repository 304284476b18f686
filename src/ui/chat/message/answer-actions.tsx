import { Diff, FileCode, RotateCw, TextQuote } from 'lucide-react'
import { useState, type ReactElement } from 'react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import { plainTextOf } from '../../../core/markdown/plain-text.ts'
import type { Run } from '../../../core/run/run.ts'
import { useCommands } from '../../access/client-context.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { copyText } from '../../kit/copy-text.ts'
import { useChat } from '../chat-context.tsx'
import { LazyExchange } from './lazy-exchange.tsx'
import { NodeMenu } from './node-menu.tsx'
import { textOfRuns } from './use-answer.ts'

interface AnswerActionsProps {
  readonly node: ConversationNode
  readonly runs: readonly Run[]
  readonly ordinal: number
}

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const

export function AnswerActions({ node, runs, ordinal }: AnswerActionsProps): ReactElement {
  const { runAgain } = useCommands()
  const [isInspecting, setIsInspecting] = useState(false)
  const { onCompare } = useChat()
  const text = textOfRuns(runs)
  const last = runs.at(-1)
  return (
    <>
      <CopyButton className="icon-button" label={`Copy answer ${ordinal}`} caption="" text={text} />
      <button
        type="button"
        className="icon-button"
        aria-label={`Run again, answer ${ordinal}`}
        onClick={() => void runAgain(node.id)}
      >
        <RotateCw {...icon} />
      </button>
      <NodeMenu
        node={node}
        calls={last?.toolCalls ?? []}
        label={`More actions for answer ${ordinal}`}
        own={[
          {
            label: 'Copy as text',
            icon: <TextQuote {...icon} />,
            onChoose: () => void copyText(plainTextOf(text)),
          },
          {
            label: 'View request and response',
            icon: <FileCode {...icon} />,
            onChoose: () => setIsInspecting(true),
          },
          ...(last
            ? [
                {
                  label: 'Compare with…',
                  icon: <Diff {...icon} />,
                  // The menu gives the focus back first; the sheet takes it from there, and returns it.
                  onChoose: () => requestAnimationFrame(() => onCompare(last.id)),
                },
              ]
            : []),
        ]}
      />
      {isInspecting && (
        <LazyExchange runs={runs} ordinal={ordinal} onClose={() => setIsInspecting(false)} />
      )}
    </>
  )
}
