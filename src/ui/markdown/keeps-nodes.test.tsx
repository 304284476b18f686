import { afterEach, describe, expect, it } from 'vitest'

import { createScreen, type Screen } from './testing/as-whole.tsx'

/** The screen after a text that streams, and a way to let more of it arrive in small pieces. */
function startWith(text: string, cutLength?: number) {
  const screen = createScreen(cutLength)
  document.body.replaceChildren(screen.root)
  screen.show(text, true)
  let shown = text
  return {
    screen,
    goOnWith(more: string) {
      for (const piece of more.match(/[\s\S]{1,5}/g) ?? []) screen.show((shown += piece), true)
      screen.show(shown, false)
    },
  }
}

const settled = [
  '## A heading\n\n',
  'A paragraph with **bold** words and `code`.\n\n',
  '- an item\n- another\n\n',
  '> a quotation\n\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n\n',
  '```js\nlet a = 1\n```\n\n',
  '$$\nx\n$$\n\n',
]
const more =
  'The answer *goes on*:\n\n1. with `items`\n2. and [links](https://a.example)\n\n---\nend\n'

const allNodes = ({ root }: Screen): Node[] => {
  const nodes: Node[] = []
  const walker = document.createTreeWalker(root)
  while (walker.nextNode()) nodes.push(walker.currentNode)
  return nodes
}

function firstText(element: Element | null): Text {
  const text = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  if (!(text instanceof Text)) throw new Error('There is no text.')
  return text
}

function select(text: Text, start: number, end: number): () => string {
  const selection = window.getSelection()
  selection?.setBaseAndExtent(text, start, text, end)
  return () => {
    const isThere = selection?.anchorNode === text && selection.focusNode === text
    return isThere && text.isConnected ? selection.toString() : ''
  }
}

describe('[M2] while an answer goes on', () => {
  afterEach(() => window.getSelection()?.removeAllRanges())

  it('every node of the settled blocks stays where it is', () => {
    const { screen, goOnWith } = startWith(`${settled.join('')}The\n`)
    const before = allNodes(screen).filter(
      (node) => screen.root.lastElementChild?.contains(node) !== true,
    )
    expect(screen.root.children).toHaveLength(settled.length + 1)
    goOnWith(more)
    const now = allNodes(screen).slice(0, before.length)
    expect(now.every((node, at) => node === before[at])).toBe(true)
    expect(before.length).toBeGreaterThan(40)
  })

  it.each(settled)('a selection in a settled block stays: %j', (block) => {
    const { screen, goOnWith } = startWith(`${block}The\n`)
    const [text] = [...screen.root.querySelectorAll('h4, p, li, td, th, code')].map(firstText)
    if (!text) throw new Error('The block has no words.')
    const read = select(text, 0, 1)
    const selected = read()
    expect(selected).toHaveLength(1)
    goOnWith(more)
    expect(read()).toBe(selected)
  })

  it('a selection in the settled beginning of a long paragraph stays', () => {
    const { screen, goOnWith } = startWith('Some words of **a long** paragraph that', 20)
    const paragraph = screen.root.firstElementChild
    const text = firstText(paragraph)
    const bold = firstText(screen.root.querySelector('strong'))
    const [start, end] = [text.data.indexOf('words'), text.data.indexOf('words') + 5]
    const read = select(text, start, end)
    goOnWith(' goes on with *more* words, `code` and **bold** ones, and so on.\n\nThe end.\n')
    expect(read()).toBe('words')
    expect(screen.root.firstElementChild).toBe(paragraph)
    expect(screen.root.contains(bold)).toBe(true)
  })

  it.each([
    [
      'list',
      '- The **first** item\n- another\n',
      '- and a\n- fourth, which\n\n  goes on\n\nEnd.\n',
    ],
    [
      'table',
      '| a | b |\n|---|---|\n| The first | 1 |\n| c | 2 |\n',
      '| d | 3 |\n| e | 4 |\n\nEnd.\n',
    ],
  ])('a selection in the settled beginning of a long %s stays', (_name, beginning, rest) => {
    const { screen, goOnWith } = startWith(beginning, 1)
    const container = screen.root.querySelector('ul, tbody')
    const text = firstText(container?.querySelector('li, td') ?? null)
    const read = select(text, 0, 3)
    const first = container?.firstElementChild
    const nodes = allNodes(screen).filter((node) => first?.contains(node))
    goOnWith(rest.slice(0, 12))
    expect(read()).toBe('The')
    expect(screen.root.querySelector('ul, tbody')).toBe(container)
    expect(nodes.every((node) => first?.contains(node))).toBe(true)
    expect(nodes.length).toBeGreaterThan(2)
  })

  it('code keeps the colours that it was given', () => {
    const { screen, goOnWith } = startWith('```js\nlet a = 1\n```\n\nThe\n')
    const code = screen.root.querySelector('code')
    // As colour/paint-colours.ts leaves it; there is no worker here.
    const colour = document.createElement('span')
    colour.className = 'hljs-keyword'
    colour.textContent = 'let'
    code?.replaceChildren(colour, ' a = 1')
    goOnWith(more)
    expect(screen.root.querySelector('code')).toBe(code)
    expect([...(code?.childNodes ?? [])][0]).toBe(colour)
    expect(code?.textContent).toBe('let a = 1')
  })
})
