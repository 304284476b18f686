import { describe, expect, it, vi } from 'vitest'

import { createAnswerPainter } from './painter.ts'
import { sizeTexts } from './testing/size-texts.ts'

const pieceLength = 1000

/** So often the page gets a turn of its own while the pieces come. */
const piecesPerTurn = 50

const nextTurn = () => new Promise((done) => setTimeout(done, 0))

/** Marks may be shown or become elements; words are shown. */
const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

function openPage() {
  const page = document.createElement('main')
  const root = document.createElement('div')
  const rest = document.createElement('p')
  rest.textContent = 'the rest of the page'
  page.append(root, rest)
  return { page, root, painter: createAnswerPainter(root, 'answer-') }
}

/** Waits, because long texts are read in several tasks. One answer, or a failure would print megabytes. */
async function isWhole({ page, root }: ReturnType<typeof openPage>, text: string) {
  const words = wordsOf(text)
  await vi.waitUntil(() => root.textContent.endsWith('The end.'), { timeout: 60_000, interval: 20 })
  return (
    wordsOf(root.textContent) === words &&
    page.lastElementChild?.textContent === 'the rest of the page'
  )
}

// The time is for machines that are busy; alone it takes a tenth.
const timeout = 120_000

describe.each(Object.entries(sizeTexts))('%s', { timeout }, (_name, much) => {
  const text = `Before it.\n\n${much}\n\nThe end.`

  it('is shown with all its words when it is there at once', async () => {
    const view = openPage()
    view.painter.show(text, false)
    expect(await isWhole(view, text)).toBe(true)
    view.painter.end()
  })

  it('is shown with all its words when it has come in pieces', async () => {
    const view = openPage()
    let pieces = 0
    for (let end = pieceLength; end < text.length; end += pieceLength) {
      view.painter.show(text.slice(0, end), true)
      if (pieces++ % piecesPerTurn === 0) await nextTurn()
    }
    view.painter.show(text, true)
    view.painter.show(text, false)
    expect(await isWhole(view, text)).toBe(true)
    view.painter.end()
  })
})

const row = '| some | words of | a row | 12 |\n'

describe('lines without a blank one that are too many to be read at once', { timeout }, () => {
  it.each([
    ['list', 'li', 1800, '- an item of words\n'.repeat(1800)],
    ['loose list', 'li > p', 1800, '- an item of words\n\n'.repeat(1800)],
    ['table', 'tbody tr', 1050, `| a | b | c | d |\n|---|---|---|---|\n${row.repeat(1050)}`],
  ])('are one %s, with all its parts, at once and in pieces', async (_name, part, count, lines) => {
    const text = `${lines}\n\nThe end.`
    for (const pieces of [1, 9]) {
      const { root, painter } = openPage()
      for (let piece = 1; piece < pieces; piece++)
        painter.show(text.slice(0, (text.length * piece) / pieces), true)
      painter.show(text, false)
      await vi.waitUntil(() => !root.querySelector('.answer-unread'), { timeout: 60_000 })
      expect(root.querySelectorAll('ul, table')).toHaveLength(1)
      expect(root.querySelectorAll(part)).toHaveLength(count)
      painter.end()
    }
  })
})
