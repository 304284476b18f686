import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

import { showInvisible } from '../../core/markdown/invisible.ts'

/** Inside a link, characters that hide or reorder its text are shown by name. */
export function rehypeLinkText(): (tree: Root) => void {
  return (tree) =>
    visit(tree, 'element', (element) => {
      if (element.tagName !== 'a') return
      visit(element, 'text', (text) => {
        text.value = showInvisible(text.value)
      })
    })
}
