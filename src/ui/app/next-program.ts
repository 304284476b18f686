import { nextRequestOf, selectDraft, selectSettings } from '../access/use-next-request.ts'
import { snippetRequest } from '../../core/snippet/snippet-request.ts'
import { providerFor } from '../access/program/program-request.ts'
import type { Client } from '../../client/client.ts'
import { servingOf } from '../../client/commands/next-request.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { fail, type Result } from '../../core/result.ts'
import { printSnippet } from '../../core/snippet/clients.ts'
import { openDocument } from './last-answer.ts'

/**
 * The next request as the program that the Code tab shows first.
 * @returns a sentence when there is none
 */
export function nextProgram(client: Client): Result<string, string> {
  const { workspace, queries, queryClient } = client
  const state = workspace.getState()
  const { dialectId } = state.choice
  const providers = queryClient.getQueryData<ProvidersAnswer>(queries.providers().queryKey)
  const serving = providers ? servingOf(state.choice, providers) : null
  if (!serving) return fail('There is no code while the server does not answer.')
  const { encoded } = nextRequestOf({
    serving,
    settings: selectSettings(state),
    draft: selectDraft(state),
    document: openDocument(client),
    which: state.code.messages,
  })
  if (!encoded.ok) return fail(encoded.error.message)
  const provider = providerFor(serving, 'chosen')
  const request = snippetRequest(provider, dialectId, encoded.value)
  if (!request) return fail(`${provider.name} has no address for this request format.`)
  return printSnippet(state.code.clients[state.code.language], request)
}
