import type { Client } from '../client/client.ts'
import { readModelLink } from '../core/catalog/model-link.ts'

/** Chooses the model that the address asks for, once: it is not in the address afterwards. */
export async function followModelLink({ commands, queries, queryClient }: Client): Promise<void> {
  const model = readModelLink(location.hash)
  if (!model) return
  history.replaceState(history.state, '', location.pathname + location.search)
  // Which formats its provider speaks. A server that does not answer is no reason not to choose.
  await queryClient.fetchQuery(queries.providers()).catch(() => null)
  commands.chooseModel(model.providerId, model.modelId)
}
