import { openIdbRepo } from '../../../../src/client/db/idb-repo.ts'
import { createConversation, withNode } from '../../../../src/core/history/conversation.ts'
import { createRun } from '../../../../src/core/run/run.ts'

const vocabulary =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda naïve café über'.split(' ')
const answerLength = 1500

/** Some 1,500 characters, another text for every number. */
function textOf(number) {
  const words = []
  for (let length = 0, at = number; length < answerLength; at += 1) {
    const word = vocabulary[(at * 5 + number) % vocabulary.length]
    words.push(word)
    length += word.length + 1
  }
  return `${words.join(' ')} number${number}.`
}

const runOf = (number) => ({
  ...createRun({
    id: `r${number}`,
    providerId: 'openai',
    dialectId: 'openai-chat',
    model: 'bench',
    outline: '{}\n',
    startedAt: number,
  }),
  status: 'complete',
  text: textOf(number),
})

/** So many questions and answers, in turn. */
function conversationOf(number, runIds) {
  let conversation = createConversation(`c${number}`, number)
  for (const runId of runIds) {
    const place = { createdAt: number, isDeleted: false }
    conversation = withNode(conversation, {
      ...place,
      id: `q-${runId}`,
      parentId: conversation.leafId,
      role: 'user',
      content: [
        { type: 'text', text: `Question of ${runId} about ${textOf(number).slice(0, 80)}` },
      ],
    })
    conversation = withNode(conversation, {
      ...place,
      id: `a-${runId}`,
      parentId: `q-${runId}`,
      role: 'assistant',
      runIds: [runId],
    })
  }
  return conversation
}

const repo = await openIdbRepo({ onOutdated: () => {} })

async function timeOf(action) {
  const startedAt = performance.now()
  const found = await action()
  return { ms: performance.now() - startedAt, count: found.length }
}

/** What the benchmark calls. */
globalThis.benchLedger = {
  async fill(conversations, runsEach) {
    for (let number = 0; number < conversations; number += 1) {
      const runs = Array.from({ length: runsEach }, (_, i) => runOf(number * runsEach + i))
      const bodies = Object.fromEntries(runs.map(({ id, text }) => [id, `${text}\n`]))
      const ids = runs.map(({ id }) => id)
      await repo.change(`c${number}`, () => conversationOf(number, ids), runs, bodies)
    }
  },
  list: () => timeOf(() => repo.list()),
  search: (words) => timeOf(() => repo.search(words, { limit: 50 })),
}
