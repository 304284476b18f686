import { expect, test } from 'vitest'

import { createConversation, withNode, type ConversationNode } from './conversation.ts'
import { newestFirst, summaryOf } from './summary.ts'

const place = { createdAt: 5, isDeleted: false } as const
const question = (id: string, parentId: string | null, text: string): ConversationNode => ({
  ...place,
  id,
  parentId,
  role: 'user',
  content: [{ type: 'text', text }],
})

test('a summary counts what is shown, and names each model once', () => {
  const answer = { ...place, id: 'a', parentId: 'q', role: 'assistant', runIds: ['r'] } as const
  const conversation = [
    question('q', null, ' Two\n  lines '),
    question('other', null, 'Another branch'),
    { ...question('gone', 'q', 'Gone'), isDeleted: true },
    answer,
  ].reduce(withNode, createConversation('c', 1))
  expect(summaryOf({ ...conversation, starred: true }, ['m', 'n', 'm'])).toEqual({
    id: 'c',
    title: 'Two lines',
    createdAt: 1,
    updatedAt: 5,
    starred: true,
    messageCount: 2,
    firstWords: 'Two lines',
    models: ['m', 'n'],
  })
})

test('the first words are a line, however long the text is', () => {
  const long = withNode(createConversation('c', 1), question('q', null, 'word '.repeat(9999)))
  const { firstWords } = summaryOf(long, [])
  expect(firstWords).toBe(`${'word '.repeat(31)}word…`)
  expect(summaryOf(createConversation('c', 1), []).firstWords).toBe('')
})

test('the newest is first, and ties never jump', () => {
  const lines = [
    { id: 'b', updatedAt: 1 },
    { id: 'a', updatedAt: 1 },
    { id: 'c', updatedAt: 2 },
  ]
  expect(lines.toSorted(newestFirst).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})
