import { expect, test } from 'vitest'

import { createConversation, pathOf, type ConversationNode } from '../history/conversation.ts'
import { findTreeProblem, withWholeTree } from './whole-tree.ts'

const aNode = (id: string, parentId: string | null): ConversationNode => ({
  id,
  parentId,
  createdAt: 0,
  isDeleted: false,
  role: 'assistant',
  runIds: [],
})

const treeOf = (leafId: string | null, ...nodes: readonly ConversationNode[]) => ({
  ...createConversation('c', 0),
  nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
  leafId,
})

const ids = (nodes: readonly ConversationNode[]) => nodes.map(({ id }) => id)

test('a whole tree stays the same object', () => {
  const tree = treeOf('b', aNode('a', null), aNode('b', 'a'))
  expect(withWholeTree(tree)).toBe(tree)
  expect(findTreeProblem(tree)).toBeNull()
})

test.each([
  ['a link that leads nowhere', treeOf('b', aNode('a', 'gone'), aNode('b', 'a'))],
  ['a link to a part of the language', treeOf('a', aNode('a', 'constructor'))],
  ['a ring', treeOf('c', aNode('a', 'b'), aNode('b', 'a'), aNode('c', 'b'))],
  ['a message that follows itself', treeOf('a', aNode('a', 'a'))],
])('%s is cut where the page cuts it', (_, tree) => {
  expect(findTreeProblem(tree)).not.toBeNull()
  const whole = withWholeTree(tree)
  expect(findTreeProblem(whole)).toBeNull()
  expect(ids(pathOf(whole))).toEqual(ids(pathOf(tree)))
  expect(Object.keys(whole.nodes)).toEqual(Object.keys(tree.nodes))
})

test('an end that is not there gives way to one that is', () => {
  const tree = treeOf('gone', aNode('a', null))
  expect(findTreeProblem(tree)).not.toBeNull()
  expect(withWholeTree(tree).leafId).toBe('a')
  expect(withWholeTree(treeOf('gone')).leafId).toBeNull()
})

test('ten thousand messages in a row take one look each', () => {
  const nodes = Array.from({ length: 10_000 }, (_, index) =>
    aNode(`${index}`, index === 9999 ? null : `${index + 1}`),
  )
  expect(findTreeProblem(treeOf('0', ...nodes))).toBeNull()
})
