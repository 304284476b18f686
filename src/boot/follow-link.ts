import type { Client } from '../client/client.ts'
import { readModelLink } from '../core/catalog/model-link.ts'

/** Does what the end of the address asks for, once: it is not in the address afterwards. */
export async function followLink(client: Client): Promise<void> {
  const { hash } = location
  const [, tried] = /^#try=(.+)/.exec(hash) ?? []
  if (tried === undefined) return followModelLink(client, hash)
  // What could not be fetched stays in the address: a reload asks for it again.
  if ((await client.commands.setUpToTry(tried)) && location.hash === hash) dropFragment()
}

async function followModelLink(
  { commands, queries, queryClient }: Client,
  hash: string,
): Promise<void> {
  const model = readModelLink(hash)
  dropFragment() // what cannot be read asks for nothing after a reload either
  if (!model) return
  // Which formats its provider speaks. A server that does not answer is no reason not to choose.
  await queryClient.fetchQuery(queries.providers()).catch(() => null)
  commands.chooseModel(model.providerId, model.modelId)
}

function dropFragment(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}
