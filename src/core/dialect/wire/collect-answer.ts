import type { FinishReason, StreamEvent, TokenLogprob } from '../../chat/stream-event.ts'
import type { Reasoning, ToolCall } from '../../chat/message.ts'
import type { TokenUsage } from '../../chat/usage.ts'

/** One of the answers to one request. The first has the number 0. */
export interface CollectedChoice {
  readonly text: string
  readonly logprobs: readonly TokenLogprob[]
  readonly reason: FinishReason | null
  readonly rawReason: string | null
}

/** A stream of events as one value: what a whole body says at once. */
export interface CollectedAnswer {
  readonly choices: readonly CollectedChoice[]
  readonly reasoning: Reasoning | null
  readonly toolCalls: readonly ToolCall[]
  readonly usage: TokenUsage | null
}

const emptyChoice: CollectedChoice = { text: '', logprobs: [], reason: null, rawReason: null }

/** Gathers a whole stream; what belongs to no answer in particular is counted to the first. */
export function collectAnswer(events: readonly StreamEvent[]): CollectedAnswer {
  const choices = new Map<number, CollectedChoice>([[0, emptyChoice]])
  const calls = new Map<string, ToolCall>()
  /** Joined once at the end: list by list, an answer of 60,000 tokens takes ten seconds. */
  const probabilities: [choice: number, tokens: readonly TokenLogprob[]][] = []
  let reasoning = null as Reasoning | null // without this it narrows to null in the loop
  let usage: TokenUsage | null = null
  const change = (choice: number, update: (known: CollectedChoice) => Partial<CollectedChoice>) => {
    const known = choices.get(choice) ?? emptyChoice
    choices.set(choice, { ...known, ...update(known) })
  }
  for (const event of events) {
    switch (event.type) {
      case 'text-delta':
        change(event.choice ?? 0, ({ text }) => ({ text: text + event.text }))
        break
      case 'logprobs':
        probabilities.push([event.choice ?? 0, event.tokens])
        break
      case 'reasoning-delta':
        reasoning = { text: (reasoning?.text ?? '') + event.text, field: event.field }
        break
      case 'tool-call-delta':
        calls.set(event.key, extend(calls.get(event.key), event))
        break
      case 'usage':
        ;({ usage } = event)
        break
      case 'choice-end':
        change(event.choice, () => ({ reason: event.reason, rawReason: event.rawReason }))
        break
      case 'finish':
        change(0, () => ({ reason: event.reason, rawReason: event.rawReason }))
        break
      case 'start':
      case 'error':
        break
    }
  }
  for (const choice of new Set(probabilities.map(([of]) => of)))
    change(choice, () => ({
      logprobs: probabilities.flatMap(([of, tokens]) => (of === choice ? tokens : [])),
    }))
  const inOrder = [...choices].toSorted(([a], [b]) => a - b).map(([, choice]) => choice)
  return { choices: inOrder, reasoning, toolCalls: [...calls.values()], usage }
}

const extend = (
  known: ToolCall | undefined,
  delta: StreamEvent & { type: 'tool-call-delta' },
): ToolCall => ({
  id: delta.id ?? known?.id ?? '',
  name: delta.name ?? known?.name ?? '',
  argumentsText: (known?.argumentsText ?? '') + delta.argumentsText,
})
