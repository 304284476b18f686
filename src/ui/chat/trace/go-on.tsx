import type { ReactElement } from 'react'

import { useCommands } from '../../access/client-context.tsx'
import { usePrefill } from '../../access/use-prefill.ts'

/** Continues an answer; where the model refuses to, says why and offers another one. */
export function GoOn({ nodeId }: { readonly nodeId: string }): ReactElement {
  const { continueAnswer, runAgain } = useCommands()
  const prefill = usePrefill()
  const canGoOn = prefill.accepts !== 'no'
  return (
    <>
      {!canGoOn && `${prefill.reason} `}
      <button
        type="button"
        className="text-button"
        onClick={() => void (canGoOn ? continueAnswer : runAgain)(nodeId)}
      >
        {canGoOn ? 'Continue' : 'Run again'}
      </button>
    </>
  )
}
