import type { CodeFacts } from './code-figure.ts'
import { colourCode, warmColours } from './colour/colour-code.ts'
import type { FormulaFacts } from './formula-element.ts'
import { createLazyPart } from '../kit/lazy-part.ts'
import type { Dresser } from './paint.ts'

/** Gives elements what is not in their text, when their text is whole: formulas, colours. */
export type AnswerDresser = {
  readonly dress: Dresser
  /** Nothing is dressed any more. */
  end(): void
}

export function createDresser(): AnswerDresser {
  /** What is being coloured, and how to take it back. */
  const colouring = new Map<HTMLElement, () => void>()

  function dressCode(shown: HTMLElement, { code, language, isOpen }: CodeFacts): void {
    colouring.get(shown)?.()
    colouring.delete(shown)
    if (language === '') return
    if (isOpen) warmColours()
    else colouring.set(shown, colourCode(shown, code, language))
  }

  return {
    dress(shown, { data }) {
      if (data?.code) dressCode(shown, data.code)
      if (data?.formula) void setFormula(shown, data.formula)
    },
    end() {
      for (const cancel of colouring.values()) cancel()
    },
  }
}

const formulas = createLazyPart(async () => (await import('./render-formula.ts')).renderFormula)

/** At once when temml is here, so that a source is not seen for an instant. */
async function setFormula(shown: HTMLElement, facts: FormulaFacts): Promise<void> {
  if (!formulas.read()) await formulas.load()
  const [place, source] = shown.children
  if (!(place instanceof HTMLElement)) return
  if (formulas.read()?.(facts.source, place, facts.isDisplay)) source?.remove()
}
