import type { RootContent } from 'hast'
import { common, createLowlight } from 'lowlight'

import type { ColourRuns } from './colour-runs.ts'

// What fences say, beside the names that the grammars bring themselves.
const lowlight = createLowlight(common)
lowlight.registerAlias({ json: ['jsonc', 'json5'], bash: ['console'], xml: ['vue', 'svelte'] })

/** @returns null for a language without a grammar */
export function findColours(code: string, language: string): ColourRuns | null {
  const word = language.toLowerCase()
  return lowlight.registered(word) ? flatten(lowlight.highlight(word, code).children) : null
}

function flatten(tree: readonly RootContent[]): ColourRuns {
  const numbers = new Map<string, number>()
  const steps: number[] = []
  const add = (node: RootContent) => {
    if (node.type === 'text' && node.value !== '') steps.push(node.value.length)
    if (node.type !== 'element') return
    const name = [node.properties['className']].flat().join(' ')
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1)
    steps.push(-(numbers.get(name) ?? 0))
    for (const child of node.children) add(child)
    steps.push(0)
  }
  for (const node of tree) add(node)
  return { classes: [...numbers.keys()], steps: Int32Array.from(steps) }
}
