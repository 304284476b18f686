import { useRef, type ReactElement } from 'react'

import type { LocalRuntime } from '../../core/protocol/health.ts'
import { markOfRuntime, runtimeWords } from '../access/runtime-words.ts'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { StateMark } from '../kit/state-mark.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import type { ListTrouble, LocalState, PickerSources } from './use-picker-sources.ts'

interface PickerFooterProps {
  readonly picker: PickerSources
  readonly onSetup: () => void
}

/** What is not in the list, and what would bring it there. */
export function PickerFooter({ picker, onSetup }: PickerFooterProps): ReactElement {
  const { awaited, troubles, keyless, local } = picker
  const footer = useRef<HTMLDivElement>(null)
  useKeptFocus(footer, 'button')
  return (
    <div ref={footer} className="picker-footer">
      {awaited.length > 0 && (
        <p className="picker-line">
          Asking {awaited.map(({ name }) => name).join(', ')} for the list of models.
        </p>
      )}
      {troubles.map((trouble) => (
        <TroubleLine key={trouble.provider.id} trouble={trouble} />
      ))}
      {local.isAllowed && <LocalLines local={local} onSetup={onSetup} />}
      {keyless.length > 0 && (
        <div className="picker-line">
          <StateMark state="none" />
          <span className="picker-words">No key: {keyless.map(({ name }) => name).join(', ')}</span>
          <Button onClick={onSetup}>Add a key</Button>
        </div>
      )}
    </div>
  )
}

const TroubleLine = ({ trouble }: { readonly trouble: ListTrouble }): ReactElement => (
  <div className="picker-line">
    <StateMark state="trouble" />
    <span className="picker-words">
      {trouble.provider.name} did not give its list. Any model id can be typed.
    </span>
    <Button isBusy={trouble.isAsking} onClick={trouble.askAgain}>
      Ask again
    </Button>
  </div>
)

interface LocalLinesProps {
  readonly local: LocalState
  readonly onSetup: () => void
}

/** What runs on the server's machine and cannot be chosen yet; what can be is in the list. */
function LocalLines({ local, onSetup }: LocalLinesProps): ReactElement {
  const { found, misset, isLooking, lookAgain } = local
  return (
    <>
      {[...found, ...misset].map((runtime) => (
        <RuntimeLine key={runtime.id} runtime={runtime} onSetup={onSetup} />
      ))}
      <div className="picker-line">
        {found.length === 0 && <StateMark state="none" />}
        <span role="status" className="picker-words">
          {localWords(local)}
        </span>
        <Button isBusy={isLooking} onClick={lookAgain}>
          Look again
        </Button>
      </div>
    </>
  )
}

function localWords({ found, misset, isLooking }: LocalState): string {
  if (isLooking) return 'Looking for model servers on this machine.'
  if (found.length > 0) return `On this machine: ${found.map(({ name }) => name).join(', ')}.`
  return misset.length > 0
    ? 'On this machine: no other model server is running.'
    : 'On this machine: none of Ollama, LM Studio, llama.cpp, vLLM and Jan is running.'
}

interface RuntimeLineProps {
  readonly runtime: LocalRuntime
  readonly onSetup: () => void
}

function RuntimeLine({ runtime, onSetup }: RuntimeLineProps): ReactElement | null {
  const { name, state, hint, problem } = runtime
  if (state === 'ready') return null // its models are in the list
  return (
    <div className="picker-line">
      <StateMark state={markOfRuntime(runtime)} />
      <span className="picker-words">
        {`${name} ${runtimeWords(runtime)}${problem === undefined ? '.' : `: ${problem}`}`}
      </span>
      {state === 'no-models' && hint !== null && (
        <CopyField label={`Copy the command for ${name}`} text={hint} />
      )}
      {state === 'needs-key' && <Button onClick={onSetup}>Add a key</Button>}
    </div>
  )
}
