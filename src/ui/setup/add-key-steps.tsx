import { useId, type ReactElement, type ReactNode } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { KeyCheck } from './key-check.tsx'
import { OuterLink } from './outer-link.tsx'

interface AddKeyStepsProps {
  readonly providers: readonly ProviderInfo[]
  readonly provider: ProviderInfo
  readonly onPick: (providerId: string) => void
  readonly onChooseModel: () => void
}

/** From "no key" to an answer, in three steps outside of the browser. */
export function AddKeySteps(props: AddKeyStepsProps): ReactElement {
  const { providers, provider, onPick, onChooseModel } = props
  return (
    <ol className="setup-steps">
      <Step number={1} title="Copy the example, where Verbatim is installed">
        <CopyField label="Copy command" text="cp .env.example .env" />
      </Step>
      <Step number={2} title="Add one line to .env, with your key">
        <ProviderSelect providers={providers} value={provider.id} onPick={onPick} />
        <CopyField
          label="Copy line"
          caption="Copy line"
          text={`${provider.keyVariable}=your-key`}
        />
        <OuterLink href={provider.links.keys}>Get a key from {provider.name}</OuterLink>
      </Step>
      <Step number={3} title="Save. The server reads .env again by itself">
        <KeyCheck key={provider.id} provider={provider} onChooseModel={onChooseModel} />
      </Step>
    </ol>
  )
}

interface StepProps {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}

const Step = ({ number, title, children }: StepProps): ReactElement => (
  <li>
    <span aria-hidden className="figures text-ink3">
      {number}
    </span>
    <div>
      <span className="font-medium">{title}</span>
      {children}
    </div>
  </li>
)

interface ProviderSelectProps {
  readonly providers: readonly ProviderInfo[]
  readonly value: string
  readonly onPick: (id: string) => void
}

function ProviderSelect({ providers, value, onPick }: ProviderSelectProps): ReactElement {
  const id = useId()
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-dense text-ink2">
        Provider
      </label>
      <select
        id={id}
        className="text-field"
        value={value}
        onChange={(event) => onPick(event.target.value)}
      >
        {providers.map((provider) => (
          <option key={provider.id} value={provider.id}>
            {provider.name}
          </option>
        ))}
      </select>
    </div>
  )
}
