import { useMemo, type ReactElement, type ReactNode } from 'react'

import { textOf } from '../../../core/chat/message.ts'
import { isFinal, type Run } from '../../../core/run/run.ts'
import { readRequest } from '../message/answer-settings.ts'
import { useTranscriptFacts } from '../message/transcript-facts.ts'
import { useIsNear } from '../message/near.ts'
import { modelOf } from '../message/use-answer.ts'
import { useRequestBody } from '../../access/use-request-body.ts'
import { useTokenCounter } from '../../access/use-token-counter.ts'
import { readRun, type TokenEstimate } from './readings.ts'
import { TraceDisclosure } from './trace-table.tsx'

interface TraceLineProps {
  readonly run: Run
  /** Whose trace it is: `answer 3`. */
  readonly name: string
  readonly children: ReactNode
}

/** The figures of one run, in one line that stands from the first token on. */
export function TraceLine(props: TraceLineProps): ReactElement {
  return isCounted(props.run) ? (
    <Figures {...props} estimate={null} />
  ) : (
    <EstimatedFigures {...props} />
  )
}

/** Nothing is left to be counted here. */
const isCounted = ({ status, timeline, usage }: Run): boolean =>
  !isFinal({ status }) ||
  timeline.counts.length === 0 ||
  ((usage?.inputTokens ?? null) !== null && (usage?.outputTokens ?? null) !== null)

const EstimatedFigures = (props: TraceLineProps): ReactElement => (
  <Figures {...props} estimate={useEstimate(props.run)} />
)

interface FiguresProps extends TraceLineProps {
  readonly estimate: TokenEstimate | null
}

function Figures({ run, name, estimate, children }: FiguresProps): ReactElement {
  const isDemo = useTranscriptFacts().standIn === run.providerId
  const isNear = useIsNear()
  const readings = readRun(run, { priceToday: modelOf(run).price, estimate, isDemo })
  const figures = [
    ['thinking', readings.thinking],
    ['TTFT', readings.ttft],
    ['speed', readings.speed],
    ['tokens', readings.tokens],
    ['reasoning', readings.reasoning],
    ['cost', isFinal(run) ? readings.cost : null],
    ['end', readings.end],
  ] as const
  return (
    <div className="trace-line">
      <dl className="readings mono">
        {figures.map(
          ([label, value]) =>
            value !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd dir="ltr">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {isFinal(run) && isNear && <TraceDisclosure run={run} name={name} />}
      {children}
    </div>
  )
}

/** Counted here only when the provider reported nothing; marked as a guess wherever it is shown. */
function useEstimate(run: Run): TokenEstimate | null {
  const count = useTokenCounter(true)
  const body = useRequestBody(run.id)
  return useMemo(() => {
    if (!count || body === undefined) return null
    const { input, output } = textsOf(run, body ?? '')
    return { inputTokens: count(input), outputTokens: count(output) }
  }, [run, body, count])
}

function textsOf(run: Run, body: string): { readonly input: string; readonly output: string } {
  const messages = readRequest(run.dialectId, body)?.messages ?? []
  const calls = run.toolCalls.map((call) => call.name + call.argumentsText)
  return {
    input: messages.map(textOf).join('\n'),
    output: [run.reasoning?.text ?? '', run.text, ...calls].join(''),
  }
}
