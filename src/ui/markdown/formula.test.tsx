import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { Formula } from './formula.tsx'
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

describe('a formula', { timeout: 60_000 }, () => {
  beforeAll(giveMathMlStyle)
  afterEach(cleanup)

  it('is set as MathML, in line or on its own', async () => {
    const { container } = render(
      <>
        <Formula source="x^2" isDisplay={false} />
        <Formula source={'\\frac{a}{b}'} isDisplay />
      </>,
    )
    await vi.waitFor(() => expect(container.querySelectorAll('math')).toHaveLength(2), 30_000)
    expect(container.querySelector('msup')?.textContent).toBe('x2')
    expect(container.querySelectorAll('math')[1]?.getAttribute('display')).toBe('block')
    expect(container.querySelector('code')).toBeNull()
  })

  it('shows its source when there is a mistake in it, and recovers', async () => {
    const { container, rerender } = render(<Formula source={'\\frac{1'} isDisplay={false} />)
    await vi.waitFor(
      () => expect(container.querySelector('code')?.textContent).toBe('\\frac{1'),
      30_000,
    )
    rerender(<Formula source={'\\frac{1}{2}'} isDisplay={false} />)
    await vi.waitFor(() => expect(container.querySelector('mfrac')).toBeTruthy(), 30_000)
    expect(container.querySelector('code')).toBeNull()
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
