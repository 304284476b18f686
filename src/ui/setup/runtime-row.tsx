import type { ReactElement } from 'react'

import { assertNever } from '../../core/assert-never.ts'
import type { LocalRuntime, LocalRuntimeState } from '../../core/protocol/health.ts'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import type { MarkState } from '../kit/state-mark.tsx'
import { MovedBy, SetupRow } from './setup-row.tsx'
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
    <SetupRow
      mark={marks[state]}
      name={name}
      words={wordsOf(runtime)}
      facts={
        <>
          <bdi dir="ltr">{baseUrl}</bdi>
          <MovedBy baseUrlVariable={baseUrlVariable} />
        </>
      }
    >
      {hint !== null && <CopyField label={`Copy what to do about ${name}`} text={hint} />}
      {state === 'ready' && (
        <Button aria-label={`Choose a model of ${name}`} onClick={onChooseModel}>
          Choose a model
        </Button>
      )}
    </SetupRow>
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
