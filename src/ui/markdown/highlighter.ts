import type { Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { common, createLowlight } from 'lowlight'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'

// What fences say, beside the names that the grammars bring themselves.
const lowlight = createLowlight(common)
lowlight.registerAlias({ json: ['jsonc', 'json5'], bash: ['console'], xml: ['vue', 'svelte'] })

/**
 * Code as coloured React elements; its classes are all `hljs-*`.
 * @returns null for a language without a grammar
 */
export function highlight(code: string, language: string): ReactNode | null {
  const word = language.toLowerCase()
  if (!lowlight.registered(word)) return null
  const tree: Root = lowlight.highlight(word, code)
  return toJsxRuntime(tree, { Fragment, jsx, jsxs })
}
