import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createConversation, withNode, type ConversationNode } from './conversation.ts'
import {
  createWordSearch,
  excerptOf,
  findFirst,
  foldText,
  foldWords,
  searchedOf,
} from './search-text.ts'

const question = (id: string, text: string, isDeleted = false): ConversationNode => ({
  id,
  parentId: null,
  createdAt: 1,
  isDeleted,
  role: 'user',
  content: [{ type: 'text', text }],
})
const answer = (id: string, runIds: readonly string[], isDeleted = false): ConversationNode => ({
  id,
  parentId: null,
  createdAt: 1,
  isDeleted,
  role: 'assistant',
  runIds,
})
const aConversation = (...nodes: readonly ConversationNode[]) =>
  nodes.reduce(withNode, createConversation('c', 1))

test.each([
  ['Résumé', 'resume'],
  ['RE\u0301SUME\u0301', 'resume'],
  ['Ångström', 'angstrom'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Ёлка', 'елка'],
  ['한국', '한국'],
  ['が', 'が'],
  ['हिन्दी', 'हिन्दी'],
])('%s is compared as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test('what was folded is folded to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text))
    }),
  )
})

test('the words of a search are folded, each once', () => {
  expect(foldWords('  Über  uber\nTEST ')).toEqual(['uber', 'test'])
  expect(foldWords(' \n')).toEqual([])
})

test('all words are to be found, wherever each of them is', () => {
  const search = createWordSearch(['alpha', 'beta'])
  expect(search.add('nothing')).toBe(false)
  expect(search.add('the alphabet')).toBe(true)
  expect(search.hasAll()).toBe(false)
  expect(search.add('beta')).toBe(true)
  expect(search.hasAll()).toBe(true)
})

test('title and messages are searched, those of other branches too, and deleted ones are not', () => {
  const conversation = aConversation(
    question('q', 'Größe'),
    answer('a', ['r1', 'r2']),
    question('gone', 'secret', true),
    answer('also-gone', ['r3'], true),
  )
  expect(searchedOf({ ...conversation, title: 'TITLE' })).toEqual({
    folded: 'title\ngroße',
    runIds: ['r1', 'r2'],
  })
})

test('an excerpt is the line around what was found, cut between words', () => {
  const text = `${'before '.repeat(20)}\n  the Cafx\u0301 here ${'after '.repeat(20)}`
  expect(excerptOf(text, ['nowhere', 'cafx'])).toEqual({
    before: `…${'before '.repeat(7)}the `,
    match: 'Cafx\u0301',
    after: ` here ${'after '.repeat(8)}after…`,
  })
  expect(excerptOf('short', ['short'])).toEqual({ before: '', match: 'short', after: '' })
  expect(excerptOf('short', ['long'])).toBeNull()
})

test('an excerpt of one endless word has no half of a letter in it', () => {
  const { before, after } = excerptOf(`${'🙂'.repeat(99)}x${'🙂'.repeat(99)}`, ['x']) ?? {}
  expect([before, after]).toEqual([`…${'🙂'.repeat(30)}`, `${'🙂'.repeat(30)}…`])
})

test('what an excerpt shows as found is what was looked for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.stringMatching(/^[a-zéöñ]{1,5}$/),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      (before, word, after) => {
        const folded = foldText(word)
        const excerpt = excerptOf(`${before} ${word.toUpperCase()} ${after}`, [folded])
        expect(foldText(excerpt?.match ?? '')).toBe(folded)
      },
    ),
  )
})

test('an excerpt far behind in a long text is the same as near its beginning', () => {
  const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 0, max: 3000 }), (far, near, padding) => {
      const line = ` ${'ö '.repeat(70)}${near} NAÏVETE\u0301 ${near}`
      const long = `${'é'.repeat(padding)}${far.repeat(300)}${line}`
      expect(excerptOf(long, ['naivete'])).toEqual(excerptOf(`…${line}`, ['naivete']))
    }),
  )
})

test('of several messages with a word the first is shown, and the title when there is none', () => {
  const conversation = aConversation(
    question('gone', 'alpha', true),
    question('q', 'nothing'),
    answer('a', ['r1', 'r2']),
    question('later', 'alpha'),
  )
  const answers = new Map([['r2', 'two Alphas']])
  expect(findFirst(conversation, ['alpha'], answers)).toEqual({
    nodeId: 'a',
    excerpt: { before: 'two ', match: 'Alpha', after: 's' },
  })
  expect(findFirst(conversation, ['alpha'], new Map()).nodeId).toBe('later')
  const titled = { ...conversation, title: 'About Omega' }
  expect(findFirst(titled, ['omega'], answers)).toEqual({
    nodeId: null,
    excerpt: { before: 'About ', match: 'Omega', after: '' },
  })
})
