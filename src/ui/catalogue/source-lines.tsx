import type { ReactElement } from 'react'

import { Button } from '../kit/button.tsx'
import type { Sources } from './use-sources.ts'

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
      {local !== 'impossible' && (
        <p className="source-local">
          <Button disabled={local === 'looking'} onClick={onLookHere}>
            Look for models on this machine
          </Button>
          <span role="status">{localWords[local]}</span>
        </p>
      )}
    </div>
  )
}

const localWords: Readonly<Record<Exclude<Sources['local'], 'impossible'>, string>> = {
  'not-asked': '',
  looking: 'Looking for Ollama, LM Studio, llama.cpp, vLLM and Jan.',
  found: 'Found. Their models are in the list.',
  nothing: 'None of Ollama, LM Studio, llama.cpp, vLLM and Jan has models here.',
}
