import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { expect, test } from 'vitest'

import { createAnswerReader } from './read-answer.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

function heapInUse(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

const paragraph = (index: number): string => `Paragraph ${index} ${'of words '.repeat(40)}\n\n`
const codeBlock = (index: number): string =>
  `\`\`\`js\n// ${index}\n${'call()\n'.repeat(50)}\`\`\`\n\n`

test.each([
  ['paragraphs', paragraph],
  ['blocks of code', codeBlock],
])('an answer of %s is held once, not in every length it passed through', (_name, part) => {
  const reader = createAnswerReader('answer-')
  let text = ''
  const before = heapInUse()
  for (let index = 0; index < 500; index++) {
    text += part(index)
    reader.read(text, 'so-far')
    reader.forgetSettled()
  }
  const heldBytes = heapInUse() - before
  // All lengths together are 250 times the last one.
  expect(heldBytes).toBeLessThan(40 * text.length)
  // It is held until here.
  expect(reader.read(text, 'so-far').length).toBeGreaterThan(0)
})
