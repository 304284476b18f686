import { expect, test } from 'vitest'

import {
  createConversation,
  withNode,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import { createRun } from '../../core/run/run.ts'
import { choicesOf, neighbourOf } from './run-choices.ts'

const aRun = (id: string, temperature: number) =>
  createRun({
    id,
    providerId: 'modelslab',
    dialectId: 'openai-chat',
    model: 'moonshotai-kimi-k2-0905',
    outline: JSON.stringify({
      model: 'moonshotai-kimi-k2-0905',
      temperature,
      messages: [{ role: 'user', content: '' }],
    }),
    startedAt: 0,
  })

let now = 0
const common = (id: string, parentId: string | null) => ({
  id,
  parentId,
  createdAt: ++now,
  isDeleted: false,
})
const asked = (id: string, parentId: string | null): ConversationNode => ({
  ...common(id, parentId),
  role: 'user',
  content: [{ type: 'text', text: 'Hi' }],
})
const answered = (
  id: string,
  parentId: string,
  ...runIds: readonly string[]
): ConversationNode => ({
  ...common(id, parentId),
  role: 'assistant',
  runIds,
})

/** Two questions; the first answer was run again, and the second question edited. */
const document = () => ({
  conversation: [
    asked('q1', null),
    answered('a1', 'q1', 'r1'),
    asked('q2', 'a1'),
    answered('b1', 'q2', 'r3', 'r4'),
    answered('a2', 'q1', 'r2'),
    asked('q3', 'a1'),
    answered('c1', 'q3', 'r5'),
  ].reduce(withNode, createConversation('c', 0)),
  runs: Object.fromEntries(
    [0.7, 0.2, 0.7, 0.7, 1].map((temperature, index) => [
      `r${index + 1}`,
      aRun(`r${index + 1}`, temperature),
    ]),
  ),
})

test('all runs are offered, in the order of reading, each with who was asked and how', () => {
  expect(choicesOf(document()).map(({ label }) => label)).toEqual([
    'Answer 1, variant 1, Kimi K2 0905, T 0.7',
    'Answer 1, variant 2, Kimi K2 0905, T 0.2',
    'Answer 2, another branch, part 1, Kimi K2 0905, T 0.7',
    'Answer 2, another branch, part 2, Kimi K2 0905, T 0.7',
    'Answer 2, Kimi K2 0905, T 1',
  ])
})

test('the neighbour is the variant beside it, and without one the answer before', () => {
  const choices = choicesOf(document())
  const neighbours = ['r1', 'r2', 'r5'].map((id) => neighbourOf(choices, id)?.run.id)
  expect(neighbours).toEqual(['r2', 'r1', 'r4'])
  expect(neighbourOf(choices.slice(0, 1), 'r1')).toBeNull()
})
