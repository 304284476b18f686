import { useRef, useState, type ReactElement } from 'react'

import type { LocalRuntime } from '../../core/protocol/health.ts'
import { runtimeWords } from '../access/runtime-words.ts'
import { Button } from '../kit/button.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import type { LocalSearch, Source, Sources } from './use-sources.ts'

interface LookHereProps extends Pick<Sources, 'local'> {
  readonly onLookHere: () => void
}

/** Where a server may look at its own machine. */
export const LookHere = ({ local, onLookHere }: LookHereProps): ReactElement | null =>
  local.state === 'impossible' ? null : (
    <Button isBusy={local.state === 'looking'} onClick={onLookHere}>
      Look for models on this machine
    </Button>
  )

interface SourceLinesProps extends Sources {
  readonly onAskAgain: (providerId: string) => void
}

/** So many are named; how many more there are is said. */
const mostNames = 3

/** What the list below lacks for now, and what to do about it. */
export function SourceLines(props: SourceLinesProps): ReactElement {
  const { sources, trouble, local, onAskAgain } = props
  const lines = useRef<HTMLDivElement>(null)
  useKeptFocus(lines, 'p[tabindex]')
  const [askedAgain, setAskedAgain] = useState<readonly string[]>([])
  const at = (state: string) => sources.filter((source) => source.state === state)
  const loading = at('loading').filter(({ id }) => !askedAgain.includes(id))
  const failed = sources.filter(({ id, state }) => state === 'failed' || askedAgain.includes(id))
  const keyless = at('no-key')
  return (
    <div ref={lines} className="source-lines">
      {trouble !== null && (
        <p role="alert">
          Only the models that ship are shown. {trouble}{' '}
          <a className="link" href="/">
            Open the playground
          </a>
        </p>
      )}
      {/* There from the beginning, with its room: the list below does not move when words come. */}
      <p className="source-known">
        <span role="status">
          {loading.length > 0 &&
            `Asking ${namesOf(loading)} for ${loading.length === 1 ? 'its' : 'their'} models. `}
        </span>
        {keyless.length > 0 && (
          <>
            Without a key, the lists of {namesOf(keyless)} are not here.{' '}
            <a className="link" href="/#setup">
              Set up
            </a>
          </>
        )}
      </p>
      {failed.map((source) => (
        <FailedLine
          key={source.id}
          source={source}
          onAskAgain={() => {
            setAskedAgain([...askedAgain, source.id])
            onAskAgain(source.id)
          }}
        />
      ))}
      <p role="status">{localWords(local)}</p>
    </div>
  )
}

function namesOf(some: readonly Source[]): string {
  const names = some.map(({ name }) => name)
  // One more is as short as its name.
  if (names.length <= mostNames + 1) return names.join(', ')
  return `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`
}

interface FailedLineProps {
  readonly source: Source
  readonly onAskAgain: () => void
}

/** Stays when the list is asked for again and comes: who asked has the focus here. */
const FailedLine = ({ source, onAskAgain }: FailedLineProps): ReactElement => (
  <p
    tabIndex={-1}
    role={source.state === 'failed' ? 'alert' : 'status'}
    className={source.state === 'failed' ? 'source-failed' : 'source-asked'}
  >
    <span>{failedWords(source)}</span>
    {source.state !== 'ready' && (
      <Button isBusy={source.state === 'loading'} onClick={onAskAgain}>
        Ask {source.name} again
      </Button>
    )}
  </p>
)

function failedWords({ name, state, message }: Source): string {
  if (state === 'loading') return `Asking ${name} for its models.`
  return state === 'ready' ? `${name} gave its list.` : `${name} did not give its list. ${message}`
}

function localWords(local: LocalSearch): string {
  switch (local.state) {
    case 'impossible':
    case 'not-asked':
      return ''
    case 'looking':
      return 'Looking for Ollama, LM Studio, llama.cpp, vLLM and Jan.'
    case 'failed':
      return 'The server did not answer. Is it running?'
    case 'not-allowed':
      return 'This server is open to other machines, so it does not look for what runs beside it.'
    case 'looked':
      return runningWords(local.running)
  }
}

/** Those whose models are in the list, and what keeps the others from it. */
function runningWords(running: readonly LocalRuntime[]): string {
  if (running.length === 0) return 'None of Ollama, LM Studio, llama.cpp, vLLM and Jan runs here.'
  const ready = running.filter(({ state }) => state === 'ready').map(({ name }) => name)
  const others = running.filter(({ state }) => state !== 'ready')
  return [
    ready.length === 0 ? null : `In the list: the models of ${ready.join(', ')}.`,
    ...others.map((runtime) => `${runtime.name} ${runtimeWords(runtime)}.`),
  ]
    .filter((words) => words !== null)
    .join(' ')
}
