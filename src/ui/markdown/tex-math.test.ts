import type { Nodes } from 'mdast'
// Its types name the nodes of maths.
import type {} from 'mdast-util-math'
import { describe, expect, it } from 'vitest'

import { parseTree } from './parse-tree.ts'
import { noReferences } from './references.ts'

/** The formulas of a text, inline ones and those that are blocks of their own. */
function formulasIn(text: string): { inline: string[]; blocks: string[] } {
  const found: { inline: string[]; blocks: string[] } = { inline: [], blocks: [] }
  const walk = (node: Nodes): void => {
    if (node.type === 'inlineMath') found.inline.push(node.value)
    if (node.type === 'math') found.blocks.push(node.value)
    if ('children' in node) node.children.forEach(walk)
  }
  walk(parseTree(text, noReferences))
  return found
}

const inline = (text: string): string[] => formulasIn(text).inline
const blocks = (text: string): string[] => formulasIn(text).blocks

describe('maths between single dollars', () => {
  it.each([
    ['$x$', 'x'],
    ['so $x_1 + y^2$, and', 'x_1 + y^2'],
    ['($x$)', 'x'],
    ['**$x$**', 'x'],
    ['$a\nb$', 'a\nb'],
    ['$\\$5$', '\\$5'],
    ['\\$$x$', 'x'],
    ['$\\frac{1}{2}$-th', '\\frac{1}{2}'],
    ['| $a$ |\n|---|', 'a'],
    ['$PV = nRT$', 'PV = nRT'],
    ['$GDP per capita$', 'GDP per capita'],
    ['$AB, CD, EF, GH$', 'AB, CD, EF, GH'],
    ['$x \\text{ where it is not the first}$', 'x \\text{ where it is not the first}'],
  ])('%s', (text, tex) => expect(inline(text)).toEqual([tex]))

  it.each([
    'It costs $0.40 in and $2.00 out',
    '$5–$10',
    '$ x $',
    'from $5 to 10 dollars',
    '$5/$6',
    '$x',
    'x$',
    '\\$x\\$',
    '`$x$`',
    '$20,000 and $30,000',
    'US$1 and US$2 and $3.',
    '$x $y',
    '$',
    '$$',
    '$\n\ny$',
    '$PATH is set to what$HOME has',
    '$HOME/bin is one of the$',
  ])('not %j', (text) => expect(inline(text)).toEqual([]))

  it('several on a line, and prices among them', () => {
    expect(inline('$a$ and $b$ for $5 each')).toEqual(['a', 'b'])
  })
})

describe('maths in TeX brackets', () => {
  it.each([
    ['so \\(x\\).', 'x'],
    ['\\( \\frac{a}{b} \\)', ' \\frac{a}{b} '],
    ['a \\(x\ny\\)', 'x\ny'],
    ['and \\[ x \\] there', ' x '],
    ['\\(f\\left(x\\right)\\)', 'f\\left(x\\right)'],
    ['\\(\\\\\\)', '\\\\'],
  ])('in a line: %j', (text, tex) => expect(inline(text)).toEqual([tex]))

  it.each([
    ['\\[x\\]', 'x'],
    ['\\[\nx\n\\]', 'x'],
    ['\\[\nx\n+ y\n- z\n# w\n\\]', 'x\n+ y\n- z\n# w'],
    ['Thus:\n\\[\nx\n\\]\nand', 'x'],
    ['- \\[\n  x\n  \\]', 'x'],
    ['\\[\nx \\\\[4pt]\ny\\]  ', 'x \\\\[4pt]\ny'],
    ['\\[\r\nx\r\n\\]\r\n', 'x'],
  ])('as a block: %j', (text, tex) => expect(blocks(text)).toEqual([tex]))

  it.each([
    '`\\(x\\)`',
    '\\(x',
    '\\[x',
    '\\(\\)',
    '\\\\(x\\\\)',
    '```\n\\[\nx\n\\]\n```',
    '\\[\nx\n\ny\n\\]',
    '\\(a \\(b',
    '> \\[\nx\n\\]',
  ])('not %j', (text) => {
    const { blocks: found } = formulasIn(text)
    expect({ found, inline: inline(text).filter((tex) => tex.includes('\n\n')) }).toEqual({
      found: [],
      inline: [],
    })
  })

  it('a stray opening bracket swallows nothing', () => {
    const types = parseTree('\\[\n\n# heading\n\n- item', noReferences).children.map(
      ({ type }) => type,
    )
    expect(types).toEqual(['paragraph', 'heading', 'list'])
  })
})
