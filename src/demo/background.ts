import { topics } from './answers/topics.ts'
import { fallback, fallbackInShort, greeting } from './corpus/fallback.ts'
import { chapterCorpus } from './corpus/long.ts'
import { compileSlots } from './lattice.ts'
import { buildNgramModel, type NgramModel } from './ngram.ts'

/** The n-gram model over all that was written for the demo. Costs some 50 ms: build it once. */
export const createBackground = (): NgramModel =>
  buildNgramModel(
    [
      ...topics.flatMap(({ full, short }) => [full, short]),
      ...chapterCorpus,
      fallback(''),
      fallbackInShort,
      greeting,
    ].map((slots) => compileSlots(slots)),
  )
