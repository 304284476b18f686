/** Characters. One line of emoji costs the square of its length: at 250 kB a browser stands for seconds. */
const pieceLength = 2000

/**
 * A long text in pieces that are laid out one by one: each ends with a line, or with a word where a
 * line is longer than that, and never within a character. Together they are the text.
 */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length;) {
    const end = cutBefore(text, at, at + pieceLength)
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

function cutBefore(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length
  for (const mark of ['\n', ' ']) {
    const after = text.lastIndexOf(mark, end - 1) + 1
    if (after > start) return after
  }
  return start + wholeCharacters(text.slice(start, end), text.slice(end, end + 40))
}

/** How much of the first text ends with a character that does not go on in the second. */
function wholeCharacters(text: string, next: string): number {
  const graphemes = [...new Intl.Segmenter().segment(text.slice(-40) + next)]
  const within = text.length - Math.max(0, text.length - 40)
  const last = graphemes.findLast(({ index }) => index > 0 && index <= within)
  return last === undefined ? text.length : text.length - within + last.index
}
