import { expect, it, vi } from 'vitest'

import { createAnswerPainter } from './painter.ts'

const paragraphs = Array.from({ length: 1500 }, (_, index) => `Paragraph **${index}** of many.`)
const text = paragraphs.join('\n\n')

const unread = (root: Element) => [...root.querySelectorAll(':scope > .answer-plain')]

it('shows all of a long text at once, and what is not read yet keeps its nodes', async () => {
  const root = document.createElement('div')
  const painter = createAnswerPainter(root, 'answer-')
  painter.show(text, false)
  const rests = unread(root)
  expect(rests.length).toBeGreaterThan(3)
  expect(root.textContent).toContain('**1499**')
  for (;;) {
    await new Promise((done) => setTimeout(done, 0))
    const left = unread(root)
    const known = rests.slice(rests.length - left.length)
    expect(left.every((node, index) => node === known[index])).toBe(true)
    if (left.length === 0) break
  }
  expect(root.querySelectorAll('p > strong')).toHaveLength(paragraphs.length)
  painter.end()
})

it('formats the last of several answers that come at once first, and all of them can be read', async () => {
  const roots = Array.from({ length: 3 }, () => document.createElement('div'))
  const painters = roots.map((root, index) => createAnswerPainter(root, `answer-${index}-`))
  for (const painter of painters) painter.show(text, false)
  for (const root of roots) expect(root.textContent).toContain('**1499**')
  await Promise.resolve()
  const counts = roots.map((root) => root.querySelectorAll('p > strong').length)
  expect(counts.slice(0, 2)).toEqual([0, 0])
  expect(counts[2]).toBeGreaterThan(0)
  const isWhole = (root: Element) =>
    root.querySelectorAll('p > strong').length === paragraphs.length
  await vi.waitUntil(() => roots.every(isWhole), { timeout: 20_000 })
  for (const painter of painters) painter.end()
})

it('formats nothing of an answer that has left', async () => {
  const root = document.createElement('div')
  const painter = createAnswerPainter(root, 'answer-')
  painter.show(text, false)
  painter.end()
  await new Promise((done) => setTimeout(done, 50))
  expect(root.querySelectorAll('strong')).toHaveLength(0)
})

it('goes on where it is when a text that is still being read grows', async () => {
  const root = document.createElement('div')
  const painter = createAnswerPainter(root, 'answer-')
  painter.show(text, true)
  painter.show(`${text}\n\nThe *end*.`, true)
  painter.show(`${text}\n\nThe *end*.`, false)
  const isWhole = () => root.lastElementChild?.innerHTML === 'The <em>end</em>.'
  await vi.waitUntil(isWhole, { timeout: 20_000 })
  expect(unread(root)).toEqual([])
  expect(root.querySelectorAll('p > strong')).toHaveLength(paragraphs.length)
  painter.end()
})

it('reads one step of what a burst leaves at its end, and the rest when that is on the screen', async () => {
  const root = document.createElement('div')
  const painter = createAnswerPainter(root, 'answer-')
  const count = () => root.querySelectorAll('p > strong').length
  painter.show('Paragraph', true)
  painter.show(text, false)
  const atOnce = count()
  expect(root.textContent).toContain('**1499**')
  // A step is 2,000 characters, of which a paragraph has 30.
  expect(atOnce).toBeGreaterThan(50)
  expect(atOnce).toBeLessThan(90)
  await vi.waitUntil(() => count() === paragraphs.length, { timeout: 20_000 })
  expect(unread(root)).toEqual([])
  painter.end()
})

it.each([
  [20, 80],
  [100, 200],
  [500, 500],
])('after a step of %i ms, with more to read, rests for %i', (spentMs, restMs) => {
  const now = vi.spyOn(performance, 'now')
  for (const ms of [0, 0, spentMs]) now.mockReturnValueOnce(ms)
  now.mockReturnValue(spentMs)
  const rest = vi.spyOn(globalThis, 'setTimeout')
  const painter = createAnswerPainter(document.createElement('div'), 'answer-')
  painter.show(text, true)
  expect(rest.mock.calls.map(([, ms]) => ms)).toEqual([restMs])
  painter.end()
  now.mockRestore()
  rest.mockRestore()
})

it('never stops inside of a block, at lines that only look like items or rows', async () => {
  const lines = '- old\n+ new\n| a | b |\n'.repeat(9000)
  const root = document.createElement('div')
  const painter = createAnswerPainter(root, 'answer-')
  painter.show(`Words before it.\n\n\`\`\`diff\n${lines}\`\`\`\n\nThe end.`, false)
  const lengths = new Set<number>()
  for (;;) {
    for (const code of root.querySelectorAll('figure code')) lengths.add(code.textContent.length)
    if (unread(root).length === 0) break
    await new Promise((done) => setTimeout(done, 0))
  }
  expect([...lengths]).toEqual([lines.trimEnd().length])
  expect(root.querySelectorAll('figure')).toHaveLength(1)
  painter.end()
})

const answer = [
  '# Title\n\n',
  'First paragraph.\n\n',
  '- a\n   - nested\n- b\n\n',
  '```js\nlet x = 1\n```\n\n',
  '| a |\n|---|\n| 1 |\n\n',
  '1. one\n2) two\r\n\r\n---\n\n',
  'Second [link](https://a.example).\n\n',
  'Tail without end',
].join('')

it.each([1, 2, 3, 5, 8, 13])(
  '[M2] keeps every element but the last while %i characters come at a time',
  (step) => {
    // Nothing takes time: after a slow step the painter would rest, and these texts be skipped.
    const now = vi.spyOn(performance, 'now').mockReturnValue(0)
    for (let from = 1; from <= step; from++) {
      const root = document.createElement('div')
      const painter = createAnswerPainter(root, 'answer-')
      let before: Element[] = []
      for (let end = from; end < answer.length + step; end += step) {
        painter.show(answer.slice(0, end), true)
        const elements = [...root.children]
        for (const [index, element] of before.entries()) expect(elements[index]).toBe(element)
        before = elements.slice(0, -1)
      }
      expect(before.length).toBeGreaterThan(7)
      painter.end()
    }
    now.mockRestore()
  },
)
