import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { appendCode, partsOf, textOfPart, writeCode } from './code-parts.ts'

const written = (code: string): HTMLElement => {
  const element = document.createElement('code')
  writeCode(element, code)
  return element
}

const line = (number: number) => `line ${number}\n`
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index)).join('')

describe('the parts of code', () => {
  it('are one bare text when the code is short', () => {
    expect(written('a\n\nb').innerHTML).toBe('a\n\nb')
    expect(written(lines(16)).innerHTML).toBe(lines(16))
  })

  it('end after a line end, at 16 lines or 2,000 characters', () => {
    const code = `${lines(17)}${'x'.repeat(2100)}\r\n\r\ny`
    expect(partsOf(written(code)).map(textOfPart)).toEqual([
      lines(16),
      `${line(16)}${'x'.repeat(2100)}\r\n`,
      '\r\ny',
    ])
  })

  it('are the same however the code came, and its text is the code', () => {
    const text = fc.array(fc.constantFrom('\n', 'ab\n', '\r\n', 'x'.repeat(700), 'y'))
    fc.assert(
      fc.property(fc.array(text), (pieces) => {
        const code = pieces.flat().join('')
        const element = document.createElement('code')
        for (const piece of pieces) appendCode(element, piece.join(''))
        expect(element.textContent).toBe(code)
        expect(element.innerHTML).toBe(written(code).innerHTML)
      }),
    )
  })

  it('keep every text node while more comes', () => {
    const element = written(lines(40))
    const before = partsOf(element).flatMap(({ nodes }) => nodes)
    appendCode(element, lines(40))
    const after = partsOf(element).flatMap(({ nodes }) => nodes)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.length).toBeGreaterThan(before.length)
  })

  it('take up what another has written, and what has taken the place of their text', () => {
    const element = document.createElement('code')
    element.textContent = 'a'
    appendCode(element, 'b')
    expect(element.innerHTML).toBe('ab')
    element.innerHTML = '<span>ab</span>'
    appendCode(element, 'c')
    expect(element.innerHTML).toBe('<span>ab</span>c')
  })
})
