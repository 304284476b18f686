import type { Element, ElementContent, Properties, Root, RootContent } from 'hast'

import { showInvisible } from '../../core/markdown/invisible.ts'

import { codeFigure } from './code-figure.ts'
import { isRightToLeft } from './direction.ts'
import { formulaElement } from './formula-element.ts'
import { element, hasClass, text, textOf } from './hast.ts'
import { imageElement } from './image-elements.ts'
import { footnoteStep, isFootnoteStep, linkElement } from './link-elements.ts'

/** What an element must know of where it stands. */
export type Place = {
  /** The offset at which the text ends that is still being written; null when it is whole. */
  readonly openEnd: number | null
  readonly isInsideLink: boolean
}

export const wholeText: Place = { openEnd: null, isInsideLink: false }

/** The same for react-markdown, which the tests compare with. */
export function rehypeAnswerElements(): (tree: Root) => void {
  return (tree) => {
    tree.children = toAnswerElements(tree.children, wholeText)
  }
}

/** What each element of an answer becomes: the one place that decides it. */
export function toAnswerElements(
  nodes: readonly RootContent[],
  place: Place,
): (Element | ElementContent)[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text')
      return text(place.isInsideLink ? showInvisible(node.value) : node.value)
    return node.type === 'element' ? toAnswerElement(node, place) : []
  })
}

const headings: Readonly<Record<string, string>> = {
  // Two levels down: an h1 of the answer stands beside the h3 of its message, so that the h2 most
  // answers begin with goes one level deeper and skips none.
  ...{ h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6', h6: 'h6' },
}

/** Each takes the direction of its own first letter, so that answers may mix scripts. */
const inOwnDirection: ReadonlySet<string> = new Set(['p', 'td'])

/**
 * Their own letters are inside of such elements, where `dir="auto"` does not look: the bar of a quote,
 * the marks of a list and the order of columns would stay on the left.
 */
const aroundOthers: ReadonlySet<string> = new Set(['blockquote', 'li', 'ol', 'ul'])

const tableParts: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tr'])

function toAnswerElement(node: Element, place: Place): Element {
  const { tagName, properties } = node
  const inside = () => {
    // React allows no white space there either.
    const isTablePart = tableParts.has(tagName)
    const children = isTablePart
      ? node.children.filter(({ type }) => type !== 'text')
      : node.children
    return toAnswerElements(children, place)
  }
  if (inOwnDirection.has(tagName))
    return element(tagName, { dir: 'auto', ...properties }, ...inside())
  if (aroundOthers.has(tagName))
    return element(tagName, { ...directionOf(node), ...properties }, ...inside())
  const heading = headings[tagName]
  if (heading !== undefined) return element(heading, { dir: 'auto' }, ...inside())
  switch (tagName) {
    case 'a':
      return toLink(node, place)
    case 'code':
      return toInlineCode(node)
    case 'img':
      return imageElement(
        attribute(node, 'src') ?? '',
        attribute(node, 'alt') ?? '',
        place.isInsideLink,
      )
    case 'input':
      return toTaskBox(node)
    case 'pre':
      return toBlockOfCode(node, place)
    case 'table':
      return element(
        'div',
        {
          className: ['answer-table'],
          ...directionOf(node),
          role: 'region',
          ariaLabel: 'Table',
          tabIndex: 0,
        },
        element('table', {}, ...inside()),
      )
    case 'th': {
      // A header cell without words heads nothing: it is an empty corner, and axe says so too.
      const tag = textOf(node).trim() === '' ? 'td' : 'th'
      return element(tag, { dir: 'auto', ...properties }, ...inside())
    }
    default:
      return element(tagName, properties, ...inside())
  }
}

const directionOf = (node: Element): Properties => ({ dir: isRightToLeft(node) ? 'rtl' : 'ltr' })

function toLink(node: Element, place: Place): Element {
  const children = toAnswerElements(node.children, { ...place, isInsideLink: true })
  if (isFootnoteStep(node)) return footnoteStep({ ...node, children })
  return linkElement(attribute(node, 'href'), children)
}

function toInlineCode(node: Element): Element {
  if (hasClass(node, 'language-math'))
    return formulaElement(textOf(node), hasClass(node, 'math-display'))
  return element('code', { dir: 'ltr' }, text(textOf(node)))
}

function toTaskBox({ properties }: Element): Element {
  const checked = properties.checked === true
  const ariaLabel = checked ? 'Done' : 'Not done'
  return element('input', { type: 'checkbox', disabled: true, checked, ariaLabel })
}

function toBlockOfCode(node: Element, { openEnd }: Place): Element {
  const code = node.children.find((child) => child.type === 'element')
  const isOpen = openEnd !== null && node.position?.end.offset === openEnd
  const written = textOf(code)
  if (!hasClass(code, 'math-display'))
    return codeFigure({ code: written.replace(/\n$/, ''), language: languageOf(code), isOpen })
  // Half a formula is a mistake in TeX; until it is whole its source is shown.
  if (isOpen) return element('pre', { className: ['answer-open-math'] }, text(written))
  return formulaElement(written, true)
}

function languageOf(code: Element | undefined): string {
  const { className } = code?.properties ?? {}
  const names: readonly unknown[] = Array.isArray(className) ? className : []
  for (const name of names) {
    if (typeof name === 'string' && name.startsWith('language-')) {
      return name.slice('language-'.length)
    }
  }
  return ''
}

function attribute({ properties }: Element, name: string): string | undefined {
  const value = properties[name]
  return typeof value === 'string' ? value : undefined
}
