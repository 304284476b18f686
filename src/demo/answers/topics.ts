import { marketingEmail, marketingEmailInShort } from '../corpus/marketing-email.ts'
import { pythonSort, pythonSortInShort } from '../corpus/python-sort.ts'
import { quantum, quantumInShort } from '../corpus/quantum.ts'
import { restGraphql, restGraphqlInShort } from '../corpus/rest-graphql.ts'
import type { Slot } from '../lattice.ts'

/** A subject the demo has real material for. */
export interface Topic {
  readonly matches: (text: string) => boolean
  readonly full: readonly Slot[]
  readonly short: readonly Slot[]
}

/** The four suggestions of the page, and other words for them. */
export const topics: readonly Topic[] = [
  {
    matches: (text) => /\bquantum\b|\bqubits?\b/i.test(text),
    full: quantum,
    short: quantumInShort,
  },
  {
    matches: (text) =>
      /\bsort(s|ed|ing)?\b/i.test(text) &&
      /\b(python|list|array|function|code|algorithm)/i.test(text),
    full: pythonSort,
    short: pythonSortInShort,
  },
  {
    matches: (text) =>
      /\be-?mails?\b|\bnewsletter\b/i.test(text) &&
      /\b(marketing|saas|launch|product|campaign|sales|promot\w*|newsletter)\b/i.test(text),
    full: marketingEmail,
    short: marketingEmailInShort,
  },
  {
    matches: (text) => /\bgraph ?ql\b|\brest(ful)? (vs|versus|or|and|apis?)\b/i.test(text),
    full: restGraphql,
    short: restGraphqlInShort,
  },
]
