import type { Root } from 'mdast'
// Its types name the node `inlineMath`.
import type {} from 'mdast-util-math'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/**
 * Mark maths between `$$` or `\[` inside a paragraph as display maths. remark-math calls it inline
 * and forgets the delimiters; models write `$$ … $$` on one line and mean a formula of its own.
 */
export function markDisplayMath(tree: Root, text: string): void {
  // Positions do not count a byte order mark.
  const source = text.replace(/^\uFEFF/, '')
  if (!source.includes('$$') && !source.includes('\\[')) return
  visit(tree, 'inlineMath', (node) => {
    const start = node.position?.start.offset ?? 0
    if (!['$$', '\\['].includes(source.slice(start, start + 2))) return
    node.data = { ...node.data, hProperties: { className: ['language-math', 'math-display'] } }
  })
}

export const remarkDisplayMath = (): ((tree: Root, file: VFile) => void) => {
  return (tree, file) => markDisplayMath(tree, String(file))
}
