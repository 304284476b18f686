import { useMemo, type ReactElement } from 'react'

import { quickStartRequest } from '../../core/catalog/quick-start.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { OnceLines } from '../access/program/once-lines.tsx'
import { ClientChoice, LanguageChoice } from '../access/program/program-choice.tsx'
import { Program } from '../access/program/program.tsx'

/** The first program for this model (S48–S50), for the provider that was chosen. */
export function QuickStart({ provider }: { readonly provider: ProviderInfo }): ReactElement | null {
  const choice = useWorkspace((workspace) => workspace.choice)
  const request = useMemo(
    () => quickStartRequest(provider, choice.modelId, choice.dialectId),
    [provider, choice],
  )
  if (!request) return null
  return (
    <section aria-labelledby="quick-start-title" className="quick-start">
      <h3 id="quick-start-title" className="text-dense font-semibold">
        Quick start
      </h3>
      <LanguageChoice />
      <ClientChoice dialectId={choice.dialectId} />
      <Program request={request} />
      <OnceLines request={request} />
    </section>
  )
}
