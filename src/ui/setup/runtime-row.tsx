import type { ReactElement } from 'react'

import { assertNever } from '../../core/assert-never.ts'
import type { LocalRuntime, LocalRuntimeState } from '../../core/protocol/health.ts'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { StateMark, type MarkState } from '../kit/state-mark.tsx'
import { countedModels } from './state-words.tsx'

const marks: Readonly<Record<LocalRuntimeState, MarkState>> = {
  ready: 'ready',
  'no-models': 'limited',
  'needs-key': 'limited',
  starting: 'starting',
  absent: 'none',
}

interface RuntimeRowProps {
  readonly runtime: LocalRuntime
  /** Empty: nothing moves it. */
  readonly baseUrlVariable: string
  readonly onChooseModel: () => void
}

/** One runtime, as it was found, and what to type when there is something to type. */
export function RuntimeRow(props: RuntimeRowProps): ReactElement {
  const { runtime, baseUrlVariable, onChooseModel } = props
  const { name, state, baseUrl, hint } = runtime
  return (
    <li className="setup-row">
      <StateMark state={marks[state]} />
      <div className="setup-words">
        <p>
          <span className="font-medium">{name}</span>{' '}
          <span className="text-ink2">{wordsOf(runtime)}</span>
        </p>
        {hint !== null && <CopyField label={`Copy what to do about ${name}`} text={hint} />}
        <p className="setup-facts">
          <bdi dir="ltr">{baseUrl}</bdi>
          {baseUrlVariable !== '' && (
            <>
              {' · base URL in '}
              <code dir="ltr">{baseUrlVariable}</code>
            </>
          )}
        </p>
      </div>
      {state === 'ready' && (
        <div className="setup-actions">
          <Button aria-label={`Choose a model of ${name}`} onClick={onChooseModel}>
            Choose a model
          </Button>
        </div>
      )}
    </li>
  )
}

function wordsOf({ state, modelCount }: LocalRuntime): string {
  switch (state) {
    case 'ready':
      return `ready, ${countedModels(modelCount)}`
    case 'no-models':
      return 'is running but has no models'
    case 'needs-key':
      return 'is running and asks for its key, in .env'
    case 'starting':
      return 'is loading its model'
    case 'absent':
      return 'not running'
    default:
      return assertNever(state)
  }
}
