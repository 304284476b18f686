import { tokenize } from './tokenizer.ts'

/** The token that ends an answer. It is empty, so joining the tokens of an answer gives its text. */
export const endToken = ''

/** Ways to go on, the likeliest first; weights are relative. */
export interface Choice {
  readonly ways: readonly { readonly parts: readonly Part[]; readonly weight: number }[]
}

/** A piece of an answer: fixed text, or a choice. Both begin and end where a token may. */
export type Part = string | Choice

/** A slot of an answer as it is written: one text, or alternative texts, the best first. */
export type Slot = string | readonly string[]

export interface LatticeEdge {
  readonly token: string
  readonly probability: number
  readonly to: LatticeNode
}

/** A place between two tokens. The probabilities of its edges sum to 1. */
export interface LatticeNode {
  readonly edges: readonly LatticeEdge[]
}

/** What follows the end: nothing. */
export const endNode: LatticeNode = { edges: [] }

/** The place from which an answer can only end. */
export const lastNode: LatticeNode = {
  edges: [{ token: endToken, probability: 1, to: endNode }],
}

/** Each alternative is this much less likely than the one before it, as a logit. */
const stepDown = 0.45

/** A choice whose first way is the likeliest. */
export const choiceOf = (ways: readonly (readonly Part[])[]): Choice => ({
  ways: ways.map((parts, index) => ({ parts, weight: Math.exp(-stepDown * index) })),
})

/**
 * Reads slots. Inside a text, `⟨ one¦ other⟩` is a choice of its own; the alternatives carry the
 * space before them, because a space belongs to the token after it.
 */
export function parseSlots(slots: readonly Slot[]): Part[] {
  return slots.flatMap((slot) =>
    typeof slot === 'string' ? parseText(slot) : [choiceOf(slot.map(parseText))],
  )
}

/** Takes the marks of a choice out of a stranger's text. */
export const withoutMarks = (text: string): string => text.replace(/[⟨⟩¦]/g, '')

function parseText(text: string): Part[] {
  const open = text.indexOf('⟨')
  if (open < 0) return text === '' ? [] : [text]
  const { ways, end } = readWays(text, open)
  const head: Part[] = open > 0 ? [text.slice(0, open)] : []
  return [...head, choiceOf(ways.map(parseText)), ...parseText(text.slice(end))]
}

function readWays(text: string, open: number): { ways: string[]; end: number } {
  const ways: string[] = []
  let depth = 1
  let from = open + 1
  for (let at = open + 1; at < text.length; at++) {
    const sign = text[at]
    if (sign === '⟨') depth++
    if (sign === '⟩') depth--
    if (depth === 0 || (depth === 1 && sign === '¦')) {
      ways.push(text.slice(from, at))
      from = at + 1
    }
    if (depth === 0) return { ways, end: from }
  }
  throw new Error(`A choice is not closed: ${text.slice(open, open + 40)}`)
}

/** The lattice of the parts, ending in `next`. Alternatives share what follows them. */
export function compileParts(parts: readonly Part[], next: LatticeNode = lastNode): LatticeNode {
  return parts.reduceRight(
    (after: LatticeNode, part) =>
      typeof part === 'string' ? compileText(part, after) : compileChoice(part, after),
    next,
  )
}

export const compileSlots = (slots: readonly Slot[], next: LatticeNode = lastNode): LatticeNode =>
  compileParts(parseSlots(slots), next)

/** A place whose edges are worked out when somebody gets there: for answers without an end. */
export function lazyNode(build: () => LatticeNode): LatticeNode {
  let built: LatticeNode | null = null
  return {
    get edges() {
      built ??= build()
      return built.edges
    },
  }
}

const compileText = (text: string, next: LatticeNode): LatticeNode =>
  tokenize(text).reduceRight(
    (to: LatticeNode, token): LatticeNode => ({ edges: [{ token, probability: 1, to }] }),
    next,
  )

function compileChoice({ ways }: Choice, next: LatticeNode): LatticeNode {
  const total = ways.reduce((sum, way) => sum + way.weight, 0)
  return {
    edges: ways.flatMap(({ parts, weight }) =>
      compileParts(parts, next).edges.map((edge) => ({
        ...edge,
        probability: (edge.probability * weight) / total,
      })),
    ),
  }
}
