import { expect, test } from 'vitest'

import {
  createConversation,
  groupVariants,
  mergeConversations,
  pathOf,
  withChangedNode,
  withNode,
  type ConversationNode,
} from './conversation.ts'
import { countBeyond, showing } from './branches.ts'

const user = (id: string, parentId: string | null, createdAt: number, text = id) =>
  ({
    id,
    parentId,
    createdAt,
    isDeleted: false,
    role: 'user',
    content: [{ type: 'text', text }],
  }) satisfies ConversationNode

const assistant = (id: string, parentId: string, createdAt: number) =>
  ({
    id,
    parentId,
    createdAt,
    isDeleted: false,
    role: 'assistant',
    runIds: [],
  }) satisfies ConversationNode

/** Two answers to `q`; below the first one the talk went on. */
const tree = [
  user('q', null, 1),
  assistant('a1', 'q', 2),
  user('q2', 'a1', 3),
  assistant('a2', 'q', 4),
].reduce(withNode, createConversation('c', 0))

const ids = (nodes: readonly ConversationNode[]) => nodes.map((node) => node.id)

test('the newest message is the end of what is shown', () => {
  expect(ids(pathOf(tree))).toEqual(['q', 'a2'])
  expect(tree.updatedAt).toBe(4)
})

test('running again adds a variant and overwrites nothing', () => {
  expect(ids(groupVariants(tree)(assistant('a1', 'q', 2)))).toEqual(['a1', 'a2'])
  expect(ids(groupVariants(tree)(user('q', null, 1)))).toEqual(['q'])
  expect(Object.keys(tree.nodes)).toHaveLength(4)
})

test('showing a variant opens its branch down to the newest end', () => {
  expect(ids(pathOf(showing(tree, 'a1')))).toEqual(['q', 'a1', 'q2'])
  expect(ids(pathOf(showing(tree, 'a2')))).toEqual(['q', 'a2'])
})

test('a long branch is shown without looking at every message for each of its steps', () => {
  let looks = 0
  const watched = (node: ConversationNode): ConversationNode =>
    Object.defineProperty({ ...node }, 'parentId', {
      get: () => {
        looks += 1
        return node.parentId
      },
    })
  const count = 100
  const chain = Array.from({ length: count }, (_, i) => user(`m${i}`, i ? `m${i - 1}` : null, i))
  const long = { ...tree, nodes: Object.fromEntries(chain.map((node) => [node.id, watched(node)])) }
  expect(showing(long, 'm0').leafId).toBe(`m${count - 1}`)
  expect(looks).toBeLessThanOrEqual(2 * count)
})

test('a changed message keeps its place', () => {
  const deleted = withChangedNode(tree, { ...user('q', null, 1), isDeleted: true })
  expect(pathOf(deleted)[0]?.isDeleted).toBe(true)
  expect(deleted.leafId).toBe(tree.leafId)
})

test('the title is the first words of the first message, on one line', () => {
  const titled = withNode(createConversation('c', 0), user('q', null, 1, '  Hello\n  there '))
  expect(titled.title).toBe('Hello there')
  expect(withNode(titled, user('r', 'q', 2, 'Other')).title).toBe('Hello there')
  const long = withNode(createConversation('c', 0), user('q', null, 1, 'word '.repeat(50)))
  expect(long.title.length).toBeLessThanOrEqual(80)
  expect(long.title.endsWith('…')).toBe(true)
  const pictures = withNode(createConversation('c', 0), user('q', null, 1, '🙂'.repeat(60)))
  expect(pictures.title).toBe(`${'🙂'.repeat(39)}…`)
})

test('a ring or a broken link, from a foreign file, ends the path instead of the page', () => {
  const ring = {
    ...tree,
    nodes: { a: user('a', 'b', 1), b: user('b', 'a', 2) },
    leafId: 'a',
  }
  expect(ids(pathOf(ring))).toEqual(['b', 'a'])
  expect(showing(ring, 'a').leafId).toBe('b')
  for (const parentId of ['gone', 'constructor', '__proto__'])
    expect(ids(pathOf({ ...tree, nodes: { a: user('a', parentId, 1) }, leafId: 'a' }))).toEqual([
      'a',
    ])
})

test('two states of one conversation are joined without losing a message of either', () => {
  const here = withNode(tree, user('here', 'a2', 9))
  const there = withNode(tree, user('there', 'a2', 8))
  const deleted = withChangedNode(here, { ...user('q', null, 1), isDeleted: true })
  const joined = mergeConversations(there, deleted)
  expect(Object.keys(joined.nodes)).toEqual(['q', 'a1', 'q2', 'a2', 'there', 'here'])
  expect(joined).toMatchObject({ leafId: 'here', updatedAt: 9, title: tree.title })
  expect(joined.nodes['q']?.isDeleted).toBe(true)
  expect(mergeConversations(null, here)).toBe(here)
})

test('what comes after the end that is shown is counted, on all branches, without what is deleted', () => {
  expect(countBeyond(tree)).toBe(0)
  const early = { ...tree, leafId: 'q' }
  expect(countBeyond(early)).toBe(3)
  const fewer = withChangedNode(early, { ...user('q2', 'a1', 3), isDeleted: true })
  expect(countBeyond(fewer)).toBe(2)
  const ring = withChangedNode(early, { ...user('q', 'q2', 1) })
  expect(countBeyond(ring)).toBe(4)
  expect(countBeyond(createConversation('c', 0))).toBe(0)
})
