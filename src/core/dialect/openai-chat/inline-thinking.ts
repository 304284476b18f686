import type { StreamEvent } from '../../chat/stream-event.ts'
import { inlineReasoningField } from './reasoning.ts'

const opening = '<think>'
const closing = '</think>'
const longestStart = 64

/**
 * Takes thoughts that come as `<think>…</think>` at the very start out of the text. Tags may be cut
 * anywhere, so up to seven characters are held back until they are known to be text or tag.
 */
export function createInlineThinking(): {
  push(text: string): readonly StreamEvent[]
  flush(): readonly StreamEvent[]
} {
  let place: 'start' | 'thoughts' | 'text' = 'start'
  let held = ''

  const asText = (text: string): StreamEvent[] =>
    text === '' ? [] : [{ type: 'text-delta', text }]
  const asThoughts = (text: string): StreamEvent[] =>
    text === '' ? [] : [{ type: 'reasoning-delta', text, field: inlineReasoningField }]

  function release(): string {
    const text = held
    held = ''
    return text
  }

  function atStart(): readonly StreamEvent[] {
    const begun = held.trimStart()
    if (begun.startsWith(opening)) {
      place = 'thoughts'
      held = begun.slice(opening.length)
      return inThoughts()
    }
    // White space, or the beginning of a tag. Endless white space is text.
    if (opening.startsWith(begun) && held.length < longestStart) return []
    place = 'text'
    return asText(release())
  }

  function inThoughts(): readonly StreamEvent[] {
    const end = held.indexOf(closing)
    if (end >= 0) {
      place = 'text'
      const all = release()
      return [...asThoughts(all.slice(0, end)), ...asText(all.slice(end + closing.length))]
    }
    const kept = lengthOfBegunTag(held)
    const known = held.slice(0, held.length - kept)
    held = held.slice(held.length - kept)
    return asThoughts(known)
  }

  return {
    push(text) {
      if (place === 'text') return asText(text)
      held += text
      return place === 'start' ? atStart() : inThoughts()
    },
    flush: () => (place === 'thoughts' ? asThoughts(release()) : asText(release())),
  }
}

/** How many characters at the end may be the beginning of the closing tag. */
function lengthOfBegunTag(text: string): number {
  for (let length = Math.min(closing.length - 1, text.length); length > 0; length -= 1)
    if (text.endsWith(closing.slice(0, length))) return length
  return 0
}
