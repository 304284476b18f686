import type { ReactElement } from 'react'

import type { LocalRuntime } from '../../core/protocol/health.ts'
import { runtimeWords } from '../access/runtime-words.ts'
import { Button } from '../kit/button.tsx'
import type { LocalSearch, Sources } from './use-sources.ts'

interface SourceLinesProps extends Sources {
  readonly onAskAgain: (providerId: string) => void
  readonly onLookHere: () => void
}

/** What the list below lacks for now, and what to do about it. */
export function SourceLines(props: SourceLinesProps): ReactElement {
  const { sources, trouble, local, onAskAgain, onLookHere } = props
  const at = (state: string) => sources.filter((source) => source.state === state)
  const loading = at('loading')
  const keyless = at('no-key')
  const names = (some: typeof sources) => some.map(({ name }) => name).join(', ')
  return (
    <div className="source-lines">
      {trouble !== null && (
        <p role="alert">
          Only the models that ship are shown. {trouble}{' '}
          <a className="link" href="/">
            Open the playground
          </a>
        </p>
      )}
      {loading.length > 0 && (
        <p role="status">
          Asking {names(loading)} for {loading.length === 1 ? 'its' : 'their'} models.
        </p>
      )}
      {at('failed').map(({ id, name, message }) => (
        <p key={id} role="alert" className="source-failed">
          <span>
            {name} did not give its list. {message}
          </span>
          <Button onClick={() => onAskAgain(id)}>Ask {name} again</Button>
        </p>
      ))}
      {keyless.length > 0 && (
        <p>
          Without a key, the lists of {names(keyless)} are not here.{' '}
          <a className="link" href="/#setup">
            Set up
          </a>
        </p>
      )}
      {local.state !== 'impossible' && (
        <p className="source-local">
          <Button disabled={local.state === 'looking'} onClick={onLookHere}>
            Look for models on this machine
          </Button>
          <span role="status">{localWords(local)}</span>
        </p>
      )}
    </div>
  )
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
  return [
    ready.length === 0 ? null : `In the list: the models of ${ready.join(', ')}.`,
    ...running.map(runtimeWords),
  ]
    .filter((words) => words !== null)
    .join(' ')
}
