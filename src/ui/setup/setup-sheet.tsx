import { useId, useState, type ReactElement, type ReactNode } from 'react'

import type { ProviderInfo, ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { useClient, useWorkspace } from '../access/client-context.tsx'
import { useProviders } from '../access/use-serving.ts'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { ProviderStates } from './provider-states.tsx'

/** How to give the server a key. There is no field for one: no key ever comes into the browser. */
export function SetupSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { providers = [] } = useProviders() ?? {}
  const chosenId = useWorkspace((workspace) => workspace.choice.providerId)
  const withKeys = providers.filter(({ needsKey }) => needsKey)
  const [pickedId, setPickedId] = useState<string | null>(null)
  const provider = withKeys.find(({ id }) => id === (pickedId ?? chosenId)) ?? withKeys[0] ?? null
  return (
    <Sheet title="Keys stay on the server" side="center" onClose={onClose}>
      <div className="flex flex-col gap-5 p-4">
        <ol className="m-0 flex list-none flex-col gap-4 p-0">
          <Step number={1} title="Copy the example, where Verbatim is installed">
            <CopyField label="Copy command" text="cp .env.example .env" />
          </Step>
          <Step number={2} title="Add one line to .env, with your key">
            {provider && (
              <>
                <ProviderSelect providers={withKeys} value={provider.id} onChoose={setPickedId} />
                <CopyField label="Copy line" text={`${provider.keyVariable}=your-key`} />
                {provider.links.keys !== undefined && (
                  <a
                    className="link text-dense"
                    href={provider.links.keys}
                    target="_blank"
                    rel="noreferrer"
                  >
                    Get a key from {provider.name}
                  </a>
                )}
              </>
            )}
          </Step>
          <Step number={3} title="Save. The server reads .env again by itself">
            {provider && <CheckAgain provider={provider} />}
          </Step>
        </ol>
        <ProviderStates providers={providers} />
      </div>
    </Sheet>
  )
}

interface StepProps {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}

const Step = ({ number, title, children }: StepProps): ReactElement => (
  <li className="flex gap-3">
    <span aria-hidden className="figures w-4 flex-none text-ink3">
      {number}
    </span>
    <div className="flex min-w-0 flex-1 flex-col items-stretch gap-2">
      <span className="font-medium">{title}</span>
      {children}
    </div>
  </li>
)

interface ProviderSelectProps {
  readonly providers: readonly ProviderInfo[]
  readonly value: string
  readonly onChoose: (id: string) => void
}

function ProviderSelect({ providers, value, onChoose }: ProviderSelectProps): ReactElement {
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
        onChange={(event) => onChoose(event.target.value)}
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

/** Asks the server again and answers here. */
function CheckAgain({ provider }: { readonly provider: ProviderInfo }): ReactElement {
  const { queries, queryClient } = useClient()
  const [said, setSaid] = useState('')
  const [isChecking, setIsChecking] = useState(false)
  const check = async () => {
    setIsChecking(true)
    setSaid('')
    const { queryKey, queryFn } = queries.providers()
    try {
      const answer = await queryClient.fetchQuery({ queryKey, queryFn, staleTime: 0, retry: false })
      setSaid(verdictOn(provider, answer))
    } catch {
      setSaid('The server did not answer. Is it running?')
    } finally {
      setIsChecking(false)
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button disabled={isChecking} onClick={() => void check()}>
        Check again
      </Button>
      <span role="status" className="text-dense text-ink2">
        {said}
      </span>
    </div>
  )
}

function verdictOn({ id, name, keyVariable }: ProviderInfo, answer: ProvidersAnswer): string {
  const now = answer.providers.find((provider) => provider.id === id)
  if (now?.isUsable) return `${name} is ready.`
  return now?.keyProblem ?? `Still no ${keyVariable}. Is the line in .env, and the file saved?`
}
