import fc from 'fast-check'
import type { RootContent } from 'hast'
import { common, createLowlight } from 'lowlight'
import { describe, expect, it } from 'vitest'

import { findColours } from './find-colours.ts'
import { createRunCursor } from './run-cursor.ts'
import { classPaths } from './testing/class-paths.ts'
import { samples } from './testing/samples.ts'

const lowlight = createLowlight(common)

/** What lowlight itself found, as nodes. */
function nodesOf(tree: readonly RootContent[]): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const node of tree) {
    if (node.type === 'text') fragment.append(node.value)
    if (node.type !== 'element') continue
    const span = document.createElement(node.tagName)
    span.className = [node.properties['className']].flat().join(' ')
    span.append(nodesOf(node.children))
    fragment.append(span)
  }
  return fragment
}

const htmlOf = (fragment: DocumentFragment): string => {
  const holder = document.createElement('code')
  holder.append(fragment)
  return holder.innerHTML
}

const runsOf = (code: string, language: string) => {
  const runs = findColours(code, language)
  if (runs === null) throw new Error(`${language} has no grammar`)
  return runs
}

describe('code in colours', () => {
  it.each(Object.entries(samples))('has the spans that lowlight finds in %s', (language, code) => {
    const runs = runsOf(code, language)
    const wanted = nodesOf(lowlight.highlight(language, code).children)
    expect(htmlOf(createRunCursor(code, runs)(code.length))).toBe(htmlOf(wanted))
    expect(runs.classes).not.toEqual([])
    // A language inside another is a span with that language's name.
    const isKnown = (name: string) => name.startsWith('hljs-') || lowlight.registered(name)
    expect(runs.classes.filter((name) => !isKnown(name))).toEqual([])
  })

  it.each(Object.entries(samples))(
    'keeps text and classes wherever %s is cut',
    (language, code) => {
      const runs = runsOf(code, language)
      const wanted = classPaths(nodesOf(lowlight.highlight(language, code).children))
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 1, max: 20 })), (lengths) => {
          const take = createRunCursor(code, runs)
          const taken = [...lengths, code.length].map((length) => take(length))
          expect(taken.map(({ textContent }) => textContent).join('')).toBe(code)
          expect(taken.flatMap((fragment) => classPaths(fragment))).toEqual(wanted)
          expect(taken.flatMap((fragment) => [...fragment.querySelectorAll('span:empty')])).toEqual(
            [],
          )
        }),
        { numRuns: 40 },
      )
    },
  )

  it('is plain where the runs end too early', () => {
    const runs = { classes: ['hljs-keyword'], steps: Int32Array.of(-1, 3, 0) }
    expect(htmlOf(createRunCursor('let a = 1', runs)(9))).toBe(
      '<span class="hljs-keyword">let</span> a = 1',
    )
  })

  it('goes by the names that fences say', () => {
    const known = ['jsonc', 'json5', 'console', 'vue', 'svelte', 'TypeScript', 'py', 'c++', 'sh']
    expect(known.filter((word) => findColours('a', word) === null)).toEqual([])
    expect(
      ['', 'mermaid', 'constructor', '__proto__'].map((word) => findColours('a', word)),
    ).toEqual([null, null, null, null])
  })
})
