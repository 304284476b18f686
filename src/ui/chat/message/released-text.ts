/** A paragraph this long is not held back whole. */
const longestHeld = 400
/** Longer is no word. */
const longestWord = 30

/**
 * The part of a growing answer that is shown to those who asked for less motion: whole paragraphs,
 * and whole sentences of a very long one. What is held for too long is given by the clock.
 */
export function releasedText(text: string): string {
  const paragraphEnd = text.lastIndexOf('\n') + 1
  const held = text.slice(paragraphEnd)
  if (held.length <= longestHeld) return text.slice(0, paragraphEnd)
  // The dot at the very end may be one of "$3.50" or "example.com".
  const sentences = held.match(/^[^]*(?:[.!?…](?=\s)|[。！？])/)
  return text.slice(0, paragraphEnd) + (sentences?.[0] ?? '')
}

/** Without the word that grows; of what has no spaces, like a line of Chinese, all. */
export function wholeWordsOf(text: string): string {
  const wordStart = text.search(/\S*$/)
  return text.length - wordStart > longestWord ? text : text.slice(0, wordStart)
}
