import { afterAll } from 'vitest'

import type { SnippetClientId } from '../../../core/snippet/snippet.ts'
import { describeAnswers } from './describe-answers.ts'
import { describeRequests } from './describe-requests.ts'
import { createStage } from './stage.ts'

/** What the programs of these clients send and print. The count is said in one line at the end. */
export function describeProof(...clientIds: readonly SnippetClientId[]): void {
  const stage = createStage()
  const tallies = clientIds.map((clientId) => describeRequests(clientId, stage))
  for (const clientId of clientIds) describeAnswers(clientId)
  afterAll(async () => {
    await stage.close()
    console.info(`snippets run: ${tallies.map((tally) => tally()).join(' · ')}`)
  })
}
