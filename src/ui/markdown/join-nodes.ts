import type { Element, ElementContent } from 'hast'

import { hasLetter } from './direction.ts'
import { element, hasClass, text } from './hast.ts'

type Nodes = readonly (ElementContent | null)[]

/**
 * The elements of a block that was cut into parts, of which each became elements alone: the items of
 * all in one list, the rows in one table, the words in one paragraph. It is cut in the last element of
 * the first part; what the last part has behind its first one follows.
 */
export function joinNodes(parts: readonly Nodes[]): Nodes {
  const [firstPart = [], ...others] = parts
  const first = firstPart.at(-1)
  if (others.length === 0 || first?.type !== 'element') return firstPart
  const rests = others.flatMap(([rest]) => (rest?.type === 'element' ? rest : []))
  const joined = joinElements(first, rests)
  return [...firstPart.slice(0, -1), joined, ...(others.at(-1)?.slice(1) ?? [])]
}

function joinElements(first: Element, rests: readonly Element[]): Element {
  switch (first.tagName) {
    case 'ol':
    case 'ul':
      return joinLists(first, rests)
    case 'div':
      return joinTables(first, rests)
    default:
      return {
        ...first,
        children: [...first.children, ...rests.flatMap(({ children }) => [space, ...children])],
      }
  }
}

const space = text(' ')

function joinLists(first: Element, rests: readonly Element[]): Element {
  const withTasks = [first, ...rests].find((list) => hasClass(list, 'contains-task-list'))
  const { className } = withTasks?.properties ?? {}
  // Each list begins with a line end, which stands at the end of the one before too.
  const children = [...first.children, ...rests.flatMap((list) => list.children.slice(1))]
  const properties = { ...first.properties, ...(className && { className }) }
  return { ...first, properties: { ...properties, dir: joinedDirection(first, rests) }, children }
}

/** Of tables with a head, of which the first is kept. */
function joinTables(first: Element, rests: readonly Element[]): Element {
  const [head, body] = partsOf(first)
  if (!head || !body) return first
  const rows = rests.flatMap((rest) => partsOf(rest)[1]?.children ?? [])
  const table = element('table', {}, head, { ...body, children: [...body.children, ...rows] })
  const dir = joinedDirection(first, rests)
  return { ...first, properties: { ...first.properties, dir }, children: [table] }
}

function partsOf(wrapper: Element): readonly Element[] {
  const [table] = wrapper.children
  const parts = table?.type === 'element' ? table.children : []
  return parts.filter((part) => part.type === 'element')
}

/** By the first letter of all, and so by the first part that has one. */
function joinedDirection(first: Element, rests: readonly Element[]) {
  if (rests.every(({ properties }) => properties.dir === first.properties.dir))
    return first.properties.dir
  return ([first, ...rests].find(hasLetter) ?? first).properties.dir
}
