import type { Element, ElementContent } from 'hast'

import { showInvisible } from '../../core/markdown/invisible.ts'

import { element, text, textOf } from './hast.ts'
import { checkLinkTarget, doesTextNameHost } from './link-target.ts'

/**
 * A link that says where it leads, or, when it must not lead there, text that shows its target.
 * @param target what the model wrote
 */
export function linkElement(
  target: string | undefined,
  children: readonly ElementContent[],
): Element {
  const link = checkLinkTarget(target)
  const words = children.map(textOf).join('')
  if (!link) {
    const isSaid = target === undefined || target === words
    const note = isSaid ? [] : [hostNote(` (${showInvisible(target)})`)]
    return element('span', { className: ['answer-inert-link'] }, ...children, ...note)
  }
  const note = doesTextNameHost(words, link) ? [] : [hostNote(` ${showInvisible(link.host)}`)]
  return element(
    'a',
    { href: link.href, target: '_blank', rel: ['noopener', 'noreferrer', 'nofollow'] },
    ...children,
    ...note,
  )
}

export const hostNote = (words: string): Element =>
  element('span', { className: ['answer-link-host'] }, text(words))

/** A step between a footnote and its call. Only Markdown's own footnotes carry these marks. */
export const isFootnoteStep = ({ properties }: Element): boolean =>
  properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined

/** It leaves the address of the page alone: `answer-actions.ts` takes the step. */
export const footnoteStep = ({ properties, children }: Element): Element =>
  element(
    'a',
    {
      href: properties.href ?? '',
      id: properties.id,
      ariaLabel: properties.ariaLabel,
      className: ['answer-footnote-link'],
    },
    ...children,
  )
