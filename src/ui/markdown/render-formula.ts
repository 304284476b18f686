import temml from 'temml'
import 'temml/dist/Temml-Local.css'

/** Above this the source is shown: temml's recursion and time grow with the length. */
const maxSourceLength = 5000

/**
 * Set a formula as MathML into an empty element, by DOM calls alone.
 * `trust: false` refuses `\href`, `\includegraphics`, `\class`, `\id` and the like; macros may
 * expand 500 times; no rule is wider or higher than 40 em.
 * @returns false when it cannot be set; the element is then empty
 */
export function renderFormula(source: string, element: HTMLElement, isDisplay: boolean): boolean {
  element.replaceChildren()
  if (source.length > maxSourceLength) return false
  try {
    temml.render(source, element, {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [40, 40],
    })
    return true
  } catch {
    // A mistake in the TeX, or nesting beyond the stack: the reader gets the source.
    element.replaceChildren()
    return false
  }
}
