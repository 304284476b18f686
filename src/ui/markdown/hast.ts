import type { Element, ElementContent, Properties, Text } from 'hast'

/** An element of an answer. `undefined` properties are left out. */
export const element = (
  tagName: string,
  properties: Properties,
  ...children: readonly ElementContent[]
): Element => ({ type: 'element', tagName, properties, children: [...children] })

export const text = (value: string): Text => ({ type: 'text', value })

/** The text that an element shows, or would show. */
export function textOf(node: ElementContent | undefined): string {
  if (node?.type === 'text') return node.value
  return node?.type === 'element' ? node.children.map(textOf).join('') : ''
}

export function hasClass(node: ElementContent | undefined, name: string): boolean {
  const { className } = node?.type === 'element' ? node.properties : {}
  return Array.isArray(className) && className.includes(name)
}
