import type { ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { Button } from '../kit/button.tsx'
import { OuterLink } from './outer-link.tsx'
import { MovedBy, SetupRow } from './setup-row.tsx'
import { Countdown, explanationOf, markOf, stateWords } from './state-words.tsx'
import { useProviderHealth, type Checked } from './use-provider-health.ts'

interface ProviderRowProps {
  readonly provider: ProviderInfo
  readonly onChooseModel: () => void
}

/** One provider: how it stands, what to do about that, what it speaks and what moves it. */
export function ProviderRow({ provider, onChooseModel }: ProviderRowProps): ReactElement {
  const checked = useProviderHealth(provider, false)
  const { name, dialects, baseUrlVariable } = provider
  return (
    <SetupRow
      mark={markOf(checked)}
      name={name}
      words={
        <>
          {stateWords(checked)}
          {checked.waitUntil !== null && <Countdown until={checked.waitUntil} />}
        </>
      }
      explanation={explanationOf(checked, provider)}
      facts={
        <>
          {dialects.map((id) => requestDialects[id].label).join(', ')}
          <MovedBy baseUrlVariable={baseUrlVariable} />
        </>
      }
    >
      <Remedy provider={provider} checked={checked} onChooseModel={onChooseModel} />
    </SetupRow>
  )
}

interface RemedyProps {
  readonly provider: ProviderInfo
  readonly checked: Checked
  readonly onChooseModel: () => void
}

const worthChecking: ReadonlySet<Checked['state']> = new Set([
  'bad-key',
  'no-credit',
  'limited',
  'unreachable',
  'starting',
  'unanswered',
])

/** What can be done next. */
function Remedy({ provider, checked, onChooseModel }: RemedyProps): ReactElement {
  const { name, links } = provider
  const { state, isCheckedAgain, checkAgain } = checked
  return (
    <>
      {state === 'ready' && (
        <Button aria-label={`Choose a model of ${name}`} onClick={onChooseModel}>
          Choose a model
        </Button>
      )}
      {(state === 'no-key' || state === 'bad-key') && (
        <OuterLink href={links.keys} label={`Get a key from ${name}`}>
          Get a key
        </OuterLink>
      )}
      {state === 'no-credit' && (
        <OuterLink href={links.billing} label={`Open billing of ${name}`}>
          Open billing
        </OuterLink>
      )}
      {state === 'unreachable' && (
        <OuterLink href={links.status} label={`Open status page of ${name}`}>
          Open status page
        </OuterLink>
      )}
      {(isCheckedAgain || worthChecking.has(state)) && (
        <Button aria-label={`Check ${name} again`} isBusy={isCheckedAgain} onClick={checkAgain}>
          Check again
        </Button>
      )}
    </>
  )
}
