import { common, createLowlight } from 'lowlight'
import type { ReactNode } from 'react'

import { colourElements } from '../kit/colour-elements.ts'

// What fences say, beside the names that the grammars bring themselves.
const lowlight = createLowlight(common)
lowlight.registerAlias({ json: ['jsonc', 'json5'], bash: ['console'], xml: ['vue', 'svelte'] })

/**
 * Code as coloured React elements; its classes are all `hljs-*`.
 * @returns null for a language without a grammar
 */
export function highlight(code: string, language: string): ReactNode | null {
  const word = language.toLowerCase()
  return lowlight.registered(word) ? colourElements(lowlight.highlight(word, code)) : null
}
