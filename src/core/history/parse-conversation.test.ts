import { expect, test } from 'vitest'

import { createConversation, withNode } from './conversation.ts'
import { parseConversation } from './parse-conversation.ts'

const whole = withNode(
  withNode(createConversation('c', 1), {
    id: 'a',
    parentId: null,
    createdAt: 2,
    isDeleted: false,
    role: 'user',
    content: [
      { type: 'text', text: 'Hi' },
      { type: 'image', url: 'data:,' },
    ],
  }),
  { id: 'b', parentId: 'a', createdAt: 3, isDeleted: true, role: 'assistant', runIds: ['r'] },
)

test('a conversation survives the way to disk and back', () => {
  expect(parseConversation(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
})

test('a broken message is left out and the rest stays readable', () => {
  const broken = {
    ...whole,
    nodes: { ...whole.nodes, b: { id: 'b', role: 'assistant' }, x: 5, y: whole.nodes['a'] },
  }
  expect(parseConversation(broken)).toEqual({
    ...whole,
    nodes: { a: whole.nodes['a'] },
    leafId: 'a',
  })
})

test('what is no conversation is null', () => {
  for (const value of [null, 1, 'x', [], {}, { id: 'c' }, { id: 1, nodes: {} }])
    expect(parseConversation(value)).toBeNull()
})

test('a key called __proto__ pollutes nothing', () => {
  const hostile: unknown = JSON.parse(
    '{"id":"c","nodes":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
  )
  expect(parseConversation(hostile)).toEqual({
    id: 'c',
    title: '',
    createdAt: 0,
    updatedAt: 0,
    starred: false,
    nodes: {},
    leafId: null,
  })
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
