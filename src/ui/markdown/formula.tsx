import { useLayoutEffect, useRef, useState, type ReactElement } from 'react'

import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'

const formulaRenderer = createLazyPart(
  async () => (await import('./render-formula.ts')).renderFormula,
)

type FormulaProps = { readonly source: string; readonly isDisplay: boolean }

/** A formula, or its source while temml is on its way and when it cannot be set. */
export function Formula({ source, isDisplay }: FormulaProps): ReactElement {
  const renderFormula = useLazyPart(formulaRenderer)
  // React must know nothing of what temml puts in here.
  const place = useRef<HTMLSpanElement>(null)
  const [isSet, setIsSet] = useState(false)

  useLayoutEffect(() => {
    if (!renderFormula || !place.current) return
    setIsSet(renderFormula(source, place.current, isDisplay))
  }, [renderFormula, source, isDisplay])

  return (
    <span className="answer-formula" data-display={isDisplay || undefined} dir="ltr">
      <span ref={place} />
      {!isSet && <code>{source}</code>}
    </span>
  )
}
