import type { ReactElement } from 'react'

import type { LocalRuntime } from '../../core/protocol/health.ts'
import { markOfRuntime, runtimeWords } from '../access/runtime-words.ts'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { MovedBy, SetupRow } from './setup-row.tsx'

interface RuntimeRowProps {
  readonly runtime: LocalRuntime
  /** Empty: nothing moves it. */
  readonly baseUrlVariable: string
  readonly onChooseModel: () => void
}

/** One runtime, as it was found, and what to type when there is something to type. */
export function RuntimeRow(props: RuntimeRowProps): ReactElement {
  const { runtime, baseUrlVariable, onChooseModel } = props
  const { name, state, baseUrl, hint, problem } = runtime
  return (
    <SetupRow
      mark={markOfRuntime(runtime)}
      name={name}
      words={runtimeWords(runtime)}
      explanation={problem ?? null}
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
