import type { ConversationDocument } from '../../../../client/queries/conversation-document.ts'
import type { ContextParts } from '../../../../core/chat/context-use.ts'
import { textOf } from '../../../../core/chat/message.ts'
import { pathOf, type ConversationNode } from '../../../../core/history/conversation.ts'
import type { TokenCounter } from '../../../access/use-token-counter.ts'

/** Everything that is counted, but for what the answer may take. */
export interface CountedInput {
  /** Empty when none is sent. */
  readonly system: string
  readonly document: ConversationDocument | null
  readonly draft: string
}

export type InputParts = Omit<ContextParts, 'reserved'>

/** What a message costs beside its words, about: its role and its frame. */
const frameTokens = 4

/** In characters: counting takes 1 ms for about 1,000 of them on a slow machine. */
const sliceLength = 4000

/** Counts step by step: after each `yield` somebody else may have the thread. */
type Counting<T> = Generator<undefined, T>

/**
 * Counts tokens without holding up what is typed: in steps of some milliseconds, and a message that
 * was counted once is not counted again.
 */
export function createPartsCounter(count: TokenCounter) {
  /** By what the words lie in: the content of a question, the run of an answer. */
  const known = new WeakMap<object, number>()

  function* countText(text: string): Counting<number> {
    let tokens = 0
    for (let start = 0; start < text.length;) {
      const end = sliceEnd(text, start)
      tokens += count(text.slice(start, end))
      start = end
      yield
    }
    return tokens
  }

  function* countOnce(owner: object, text: string): Counting<number> {
    const tokens = known.get(owner) ?? (yield* countText(text))
    known.set(owner, tokens)
    return tokens
  }

  function* countNode(node: ConversationNode, document: ConversationDocument): Counting<number> {
    switch (node.role) {
      case 'user':
        return yield* countOnce(node.content, textOf(node))
      case 'written':
        return yield* countOnce(node.message, textOf(node.message))
      case 'assistant': {
        let tokens = 0
        for (const id of node.runIds) {
          const run = document.runs[id]
          if (!run) continue
          const calls = run.toolCalls.map((call) => `${call.name} ${call.argumentsText}`)
          tokens += yield* countOnce(run, [run.text, ...calls].join(' '))
        }
        return tokens
      }
    }
  }

  return function* countParts({ system, document, draft }: CountedInput): Counting<InputParts> {
    const framed = (tokens: number) => (tokens === 0 ? 0 : tokens + frameTokens)
    let history = 0
    if (document)
      for (const node of pathOf(document.conversation))
        if (!node.isDeleted && node.isExcluded !== true)
          history += framed(yield* countNode(node, document))
    return {
      history,
      system: framed(yield* countText(system)),
      draft: framed(yield* countText(draft)),
    }
  }
}

/** Between two words, so that no word is counted as two; in the middle of one that is longer still. */
function sliceEnd(text: string, start: number): number {
  const latest = start + sliceLength
  if (latest >= text.length) return text.length
  const space = text.lastIndexOf(' ', latest)
  return space > start ? space : latest
}
