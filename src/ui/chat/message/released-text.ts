/** A paragraph this long is not held back whole. */
const longestHeld = 400

/**
 * The part of a growing answer that is shown to those who asked for less motion: whole paragraphs,
 * and whole sentences of a very long one. At the end everything is shown.
 */
export function releasedText(text: string): string {
  const paragraphEnd = text.lastIndexOf('\n') + 1
  const held = text.slice(paragraphEnd)
  if (held.length <= longestHeld) return text.slice(0, paragraphEnd)
  // The dot at the very end may be one of "$3.50" or "example.com".
  const sentences = held.match(/^[^]*(?:[.!?…](?=\s)|[。！？])/)
  return text.slice(0, paragraphEnd) + (sentences?.[0] ?? held)
}
