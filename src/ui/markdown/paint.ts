import type { Element, ElementContent, Properties } from 'hast'

import { appendCode, writeCode } from './colour/code-parts.ts'

/** Told of elements that are more than their text, when they are made and when they change. */
export type Dresser = (shown: HTMLElement, node: Element) => void

/**
 * Makes an element of an answer, by DOM calls alone. What is not in the two lists below is not
 * made, whatever asks for it: this is the last of the guards that keep an answer inert.
 */
export function paint(node: ElementContent, dress: Dresser): Node {
  if (node.type !== 'element')
    return document.createTextNode(node.type === 'text' ? node.value : '')
  const isKnown = elementNames.has(node.tagName)
  const shown = document.createElement(isKnown ? node.tagName : 'span')
  if (node.data?.code) writeCode(shown, node.data.code.code)
  else for (const child of node.children) shown.append(paint(child, dress))
  // After the children: for `dir="auto"` a browser seeks the first letter anew at each of them, which
  // in 1 MB without a letter took 240 ms.
  for (const [name, value] of Object.entries(node.properties)) setProperty(shown, name, value)
  if (node.data) dress(shown, node)
  return shown
}

/**
 * Changes the children of an element from those of `before` to those of `next`. What is the same
 * object is skipped, what is alike keeps its node, and text that only grew is only added to: a
 * selection stays where it was. In place of a node that is on the page and not known any more there
 * is null.
 * @param from the first child this is about
 */
export function repaint(
  parent: Node,
  before: readonly (ElementContent | null)[],
  next: readonly (ElementContent | null)[],
  dress: Dresser,
  from = 0,
): void {
  for (const [index, node] of next.entries()) {
    const old = before[index]
    if (old === node || node === null) continue
    const shown = parent.childNodes[from + index] ?? null
    if (old === undefined || !shown) parent.insertBefore(paint(node, dress), shown)
    else if (!old || !repaintNode(shown, old, node, dress))
      parent.replaceChild(paint(node, dress), shown)
  }
  for (let index = before.length; index > next.length; index--) {
    parent.childNodes[from + index - 1]?.remove()
  }
}

/** @returns false when the node cannot become the other */
function repaintNode(
  shown: ChildNode,
  old: ElementContent,
  node: ElementContent,
  dress: Dresser,
): boolean {
  if (node.type === 'text' && old.type === 'text' && shown instanceof Text) {
    repaintText(shown, old.value, node.value)
    return true
  }
  if (node.type !== 'element' || old.type !== 'element' || !(shown instanceof HTMLElement))
    return false
  if (node.tagName !== old.tagName) return false
  repaintProperties(shown, old.properties, node.properties)
  if (!old.data && !node.data) {
    repaint(shown, old.children, node.children, dress)
    return true
  }
  return repaintDressed(shown, old, node, dress)
}

function repaintText(shown: Text, old: string, value: string): void {
  if (old === value) return
  if (value.startsWith(old)) shown.appendData(value.slice(old.length))
  else shown.data = value
}

/** What was made of a dressed element's text is not known here: it stays while the text does. */
function repaintDressed(shown: HTMLElement, old: Element, node: Element, dress: Dresser): boolean {
  const [before, now] = [old.data?.code?.code, node.data?.code?.code]
  if (before !== undefined && now !== undefined) {
    if (now.startsWith(before)) appendCode(shown, now.slice(before.length))
    else writeCode(shown, now)
    dress(shown, node)
    return true
  }
  const [one, other] = [old.data?.formula, node.data?.formula]
  return one?.source === other?.source && one?.isDisplay === other?.isDisplay
}

function repaintProperties(shown: HTMLElement, old: Properties, next: Properties): void {
  if (old === next) return
  for (const [name, value] of Object.entries(next)) {
    if (String(old[name]) !== String(value)) setProperty(shown, name, value)
  }
  for (const name of Object.keys(old)) {
    if (!(name in next)) setProperty(shown, name, undefined)
  }
}

/** Every element that an answer may consist of; formulas are set inside of theirs by temml. */
const elementNames: ReadonlySet<string> = new Set(
  (
    'p h3 h4 h5 h6 ul ol li blockquote hr br strong em del code pre a span sup section div ' +
    'figure figcaption button table thead tbody tr th td input img'
  ).split(' '),
)

/** Attributes by the property names of hast. */
const attributeNames: Readonly<Record<string, string>> = {
  alt: 'alt',
  ariaDescribedBy: 'aria-describedby',
  ariaLabel: 'aria-label',
  ariaPressed: 'aria-pressed',
  checked: 'checked',
  className: 'class',
  dataAction: 'data-action',
  dataDisplay: 'data-display',
  dataFootnotes: 'data-footnotes',
  dataLanguage: 'data-language',
  dataText: 'data-text',
  dir: 'dir',
  disabled: 'disabled',
  href: 'href',
  id: 'id',
  rel: 'rel',
  role: 'role',
  src: 'src',
  start: 'start',
  tabIndex: 'tabindex',
  target: 'target',
  type: 'type',
}

function setProperty(shown: HTMLElement, name: string, value: Properties[string]): void {
  if (name === 'align') {
    shown.style.textAlign = typeof value === 'string' ? value : ''
    return
  }
  const attribute = Object.hasOwn(attributeNames, name) ? attributeNames[name] : undefined
  if (attribute === undefined) return
  if (value === undefined || value === null || value === false) shown.removeAttribute(attribute)
  else shown.setAttribute(attribute, wordsOf(attribute, value))
}

function wordsOf(attribute: string, value: string | number | true | (string | number)[]): string {
  if (value === true) return attribute.startsWith('data-') ? 'true' : ''
  return Array.isArray(value) ? value.join(' ') : String(value)
}
