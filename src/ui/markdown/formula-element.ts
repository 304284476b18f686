import type { Element } from 'hast'

import { element, text } from './hast.ts'

export type FormulaFacts = { readonly source: string; readonly isDisplay: boolean }

declare module 'hast' {
  interface ElementData {
    /** On the element of a formula. */
    formula?: FormulaFacts
  }
}

/** A formula: its source, until temml has set it in the empty place before it. */
export function formulaElement(source: string, isDisplay: boolean): Element {
  const formula = element(
    'span',
    { className: ['answer-formula'], dataDisplay: isDisplay ? 'true' : undefined, dir: 'ltr' },
    element('span', {}),
    element('code', {}, text(source)),
  )
  formula.data = { formula: { source, isDisplay } }
  return formula
}
