import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, type ReactElement } from 'react'
import { useStore } from 'zustand'

import type { Client } from '../../../client/client.ts'
import type { TokenUsage } from '../../../core/chat/usage.ts'
import { isFinal, type Run } from '../../../core/run/run.ts'
import { Announcer } from '../../access/announcer.tsx'
import { ClientProvider, useClient } from '../../access/client-context.tsx'
import { useDocument, usePath } from '../../access/use-conversation.ts'
import { useModel, useServing } from '../../access/use-serving.ts'
import { AnswerMarkdown } from '../../markdown/answer-markdown.tsx'
import { formatCount, formatDuration } from '../../kit/format-numbers.ts'

interface ExchangeProps {
  readonly client: Client
  /** The playground, which opens with this conversation. */
  readonly path: string
  readonly onAnswering: (isAnswering: boolean) => void
}

/** The answer to the question asked last, in the flow of the page. */
export const Exchange = ({ client, path, onAnswering }: ExchangeProps): ReactElement => (
  <QueryClientProvider client={client.queryClient}>
    <ClientProvider value={client}>
      <Answer onAnswering={onAnswering} />
      <Announcer />
      <p className="exchange-links">
        <a className="control" data-look="plain" href={path}>
          Continue in the playground
        </a>
      </p>
    </ClientProvider>
  </QueryClientProvider>
)

/** The last run of the open conversation, in flight or saved; null while it is being read. */
function useLastRun(): Run | null {
  const leaf = usePath().at(-1)?.node
  const saved = useDocument()?.runs
  const runId = (leaf?.role === 'assistant' && leaf.runIds.at(-1)) || ''
  const live = useStore(useClient().runs, (runs) => runs.live[runId]?.run)
  return live ?? saved?.[runId] ?? null
}

function Answer({ onAnswering }: Pick<ExchangeProps, 'onAnswering'>): ReactElement | null {
  const { shortName } = useModel()
  const run = useLastRun()
  const isOver = run !== null && isFinal(run)
  useEffect(() => onAnswering(!isOver), [isOver, onAnswering])
  return (
    <article className="exchange-answer" aria-label={`${shortName}, answer`} aria-busy={!isOver}>
      <h3 className="exchange-name">
        {shortName}
        <StandInNote />
      </h3>
      {run === null || (run.text === '' && !isOver) ? (
        <p className="exchange-note">Waiting for the first word</p>
      ) : (
        <div className="exchange-body" dir="auto">
          <AnswerMarkdown text={run.text} isStreaming={!isOver} />
        </div>
      )}
      {run?.error && <p className="ask-problem">{run.error.message}</p>}
      {isOver && <p className="exchange-note figures">{outcomeOf(run)}</p>}
    </article>
  )
}

/** Said where the name of the model is: another one answers. */
function StandInNote(): ReactElement | null {
  const serving = useServing()
  if (!serving?.isStandIn) return null
  return (
    <span className="exchange-note">
      {' '}
      The demo answers: {serving.chosen?.name ?? 'the provider'} has no key on this server.
    </span>
  )
}

const endings = {
  complete: 'Complete',
  stopped: 'Stopped',
  interrupted: 'Interrupted',
  failed: 'Failed',
} as const

/** How it ended: what no byte of an answer came to was not interrupted. */
function endingOf({ status, outline, openAtMs }: Run): string {
  if (outline === '') return 'Not sent' // no request was made of it
  if (status === 'interrupted' && openAtMs === null) return 'No answer'
  return Object.hasOwn(endings, status) ? endings[status as keyof typeof endings] : ''
}

/** `Complete · 2.1 s · 128 → 281 tokens`; what is not known is left out. */
function outcomeOf(run: Run): string {
  const { endAtMs, usage } = run
  const parts = [endingOf(run), endAtMs === null ? '' : formatDuration(endAtMs), tokensOf(usage)]
  return parts.filter((part) => part !== '').join(' · ')
}

function tokensOf(usage: TokenUsage | null): string {
  if (!usage || usage.inputTokens === null || usage.outputTokens === null) return ''
  return `${formatCount(usage.inputTokens)} → ${formatCount(usage.outputTokens)} tokens`
}
