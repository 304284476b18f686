import type { Element } from 'hast'

import { showInvisible } from '../../core/markdown/invisible.ts'

import { actionButton } from './code-figure.ts'
import { element, text } from './hast.ts'
import { hostNote } from './link-elements.ts'
import { checkLinkTarget } from './link-target.ts'

/** Pictures that carry their own bytes cause no request. SVG is a document, so it is not one. */
export const embeddedImage = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z\d+/=\s]*$/i

/**
 * An image of an answer. It is never loaded: an address can carry what the model has read.
 * What stands in its place says what it would show and where from.
 * @param isInsideLink another control would not be reachable there
 */
export function imageElement(source: string, alt: string, isInsideLink: boolean): Element {
  if (embeddedImage.test(source))
    return element('img', { src: source, alt, className: ['answer-image'] })
  const target = checkLinkTarget(source)
  return element(
    'span',
    { className: ['answer-image-chip'] },
    element('span', { className: ['answer-image-kind'] }, text('Image')),
    ...(alt ? [element('span', {}, text(showInvisible(alt)))] : []),
    hostNote(showInvisible(target?.host ?? source.slice(0, 80))),
    ...(isInsideLink || !source ? [] : [copyAddress(source)]),
  )
}

function copyAddress(address: string): Element {
  const button = actionButton('copy-text', 'Copy address of the image', 'Copy address')
  button.properties.dataText = address
  return button
}
