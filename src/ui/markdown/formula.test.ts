import { beforeAll, describe, expect, it, vi } from 'vitest'

import { createDresser } from './dress.ts'
import { formulaElement } from './formula-element.ts'
import { paint } from './paint.ts'
import { renderFormula } from './render-formula.ts'

/** Browsers give MathML elements a style; jsdom does not know it. */
function giveMathMlStyle(): void {
  const styles = new WeakMap<Element, Record<string, string>>()
  Object.defineProperty(Element.prototype, 'style', {
    configurable: true,
    get(this: Element) {
      const style = styles.get(this) ?? {}
      styles.set(this, style)
      return style
    },
  })
}

const attempt = (source: string, isDisplay = false) => {
  const element = document.createElement('span')
  const isSet = renderFormula(source, element, isDisplay)
  return { isSet, element }
}

const shown = (source: string, isDisplay: boolean): Element => {
  const element = document.createElement('p')
  element.append(paint(formulaElement(source, isDisplay), createDresser().dress))
  return element
}

describe('a formula', { timeout: 60_000 }, () => {
  beforeAll(giveMathMlStyle)

  it('is set as MathML, in line or on its own', async () => {
    const inline = shown('x^2', false)
    const display = shown('\\frac{a}{b}', true)
    await vi.waitFor(() => expect(display.querySelector('math')).toBeTruthy(), 30_000)
    expect(inline.querySelector('msup')?.textContent).toBe('x2')
    expect(display.querySelector('math')?.getAttribute('display')).toBe('block')
    expect(display.querySelector('code')).toBeNull()
  })

  it('shows its source when there is a mistake in it', async () => {
    const good = shown('x', false)
    const bad = shown('\\frac{1', false)
    await vi.waitFor(() => expect(good.querySelector('math')).toBeTruthy(), 30_000)
    expect(bad.querySelector('code')?.textContent).toBe('\\frac{1')
  })

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\href{https://evil.test}{x}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{https://evil.test/p.png}',
    '\\class{evil}{x}',
    '\\id{root}{x}',
    '\\style{color:red}{x}',
    '\\data{x=1}{y}',
  ])('refuses %s', (source) => {
    const { isSet, element } = attempt(source)
    expect([isSet, element.innerHTML]).toEqual([false, ''])
  })

  it.each([
    ['a macro without end', '\\def\\a{\\a\\a}\\a'],
    ['macros that multiply', '\\def\\a#1{#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}}}'],
    ['nesting beyond the stack', `${'{'.repeat(2400)}x${'}'.repeat(2400)}`],
    ['10 kB', 'x+'.repeat(5000)],
    ['a column of 2,000 rows', `\\begin{matrix}${'a\\\\'.repeat(1200)}\\end{matrix}`],
  ])('survives %s', (_name, source) => {
    const { element } = attempt(source, true)
    expect(element.querySelectorAll('*').length).toBeLessThan(6000)
  })

  it('keeps text as text', () => {
    const { element } = attempt('\\text{<img src=x onerror=alert(1)>}')
    expect(element.querySelector('img')).toBeNull()
    expect(element.textContent).toContain('<img')
  })
})
