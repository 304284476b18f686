import { useMemo, type ReactElement } from 'react'

import type { ModelChoice } from '../../client/stores/workspace-store.ts'
import { supportsOf } from '../../core/catalog/supports.ts'
import { userText } from '../../core/chat/message.ts'
import { sliderParams } from '../../core/chat/params.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { OnceLines } from '../access/program/once-lines.tsx'
import { ClientChoice, LanguageChoice } from '../access/program/program-choice.tsx'
import { snippetRequest } from '../access/program/program-request.ts'
import { Program } from '../access/program/program.tsx'

/** The smallest request that gets an answer from this model: one message and a limit. */
function smallestRequest(provider: ProviderInfo, choice: ModelChoice) {
  const { dialectId, modelId } = choice
  const maxTokens = sliderParams.find(({ name }) => name === 'maxTokens')?.initial
  const encoded = dialects[dialectId].encodeRequest(
    {
      model: modelId,
      messages: [userText('Hello!')],
      params: maxTokens === undefined ? {} : { maxTokens },
      stream: false,
    },
    provider.traits,
    supportsOf(choice),
  )
  return encoded.ok ? snippetRequest(provider, dialectId, encoded.value) : null
}

/** The first program for this model (S48–S50), for the provider that was chosen. */
export function QuickStart({ provider }: { readonly provider: ProviderInfo }): ReactElement | null {
  const choice = useWorkspace((workspace) => workspace.choice)
  const request = useMemo(() => smallestRequest(provider, choice), [provider, choice])
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
