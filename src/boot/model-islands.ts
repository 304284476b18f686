import { browserDeps } from '../client/browser-deps.ts'
import { createClient } from '../client/create-client.ts'
import { fetchStylesAgain } from '../ui/app/fetch-styles-again.ts'
import { startIslands } from '../ui/model-page/islands/start-islands.tsx'

/** The client behind the document of a model, and its parts that use it. */
export function startPage(): void {
  fetchStylesAgain()
  startIslands(createClient(browserDeps()))
}
