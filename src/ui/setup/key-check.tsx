import type { ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { Button } from '../kit/button.tsx'
import { StateMark } from '../kit/state-mark.tsx'
import { Countdown, explanationOf, markOf, stateWords } from './state-words.tsx'
import { useProviderHealth, type Checked } from './use-provider-health.ts'

interface KeyCheckProps {
  readonly provider: ProviderInfo
  readonly onChooseModel: () => void
}

/** Whether the key that is being set up works: it notices the key by itself, and can be asked. */
export function KeyCheck({ provider, onChooseModel }: KeyCheckProps): ReactElement {
  const checked = useProviderHealth(provider, true)
  return (
    <div className="setup-check">
      <p className="setup-verdict">
        <StateMark state={markOf(checked)} />
        <span>
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `<output>` belongs to a form */}
          <span role="status">{verdictOf(checked, provider)}</span>
          {checked.waitUntil !== null && <Countdown until={checked.waitUntil} />}
        </span>
      </p>
      <div className="setup-actions">
        <Button isBusy={checked.state === 'checking'} onClick={checked.checkAgain}>
          Check again
        </Button>
        {checked.state === 'ready' && (
          <Button look="main" onClick={onChooseModel}>
            Choose a model
          </Button>
        )}
      </div>
    </div>
  )
}

function verdictOf(checked: Checked, provider: ProviderInfo): string {
  if (checked.state === 'no-key')
    return `No ${provider.keyVariable} yet. This notices it by itself when .env is saved.`
  const { state } = checked
  const explanation = explanationOf(checked, provider)
  // The server's own sentence, which has the name in it.
  if (explanation !== null && (state === 'bad-key' || state === 'unreachable')) return explanation
  const words = `${provider.name} ${stateWords(checked)}`
  // For how long follows it.
  return explanation === null || state === 'limited' ? words : `${words}. ${explanation}`
}
