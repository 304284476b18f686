import type { Client } from '../client/client.ts'
import { readModelLink } from '../core/catalog/model-link.ts'

/** Does what the end of the address asks for, once: it is not in the address afterwards. */
export async function followLink({ commands, queries, queryClient }: Client): Promise<void> {
  const model = readModelLink(location.hash)
  const [, tried] = /^#try=(.+)/.exec(location.hash) ?? []
  if (!model && tried === undefined) return
  history.replaceState(history.state, '', location.pathname + location.search)
  if (tried !== undefined) await commands.setUpToTry(tried)
  if (!model) return
  // Which formats its provider speaks. A server that does not answer is no reason not to choose.
  await queryClient.fetchQuery(queries.providers()).catch(() => null)
  commands.chooseModel(model.providerId, model.modelId)
}
