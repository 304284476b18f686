/** Characters. One line of emoji costs the square of its length: at 250 kB a browser stands for seconds. */
const pieceLength = 2000

/** Characters of the code that make one for the eye: the largest families have eleven. */
const mostJoined = 40

/**
 * A long text in pieces that are laid out one by one: each ends with a line, or with a word where a
 * line is longer than that, and never within a character. Together they are the text.
 */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length;) {
    const piece = wholePart(
      text.slice(at, at + pieceLength),
      text.slice(at + pieceLength, at + pieceLength + mostJoined),
    )
    pieces.push(piece)
    at += piece.length
  }
  return pieces
}

/**
 * A long text that grows in pieces that are laid out one by one, each of which ends with a line: none but
 * the last one ever changes, and that only grows. Together they are the text.
 */
export function linePiecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at + pieceLength) + 1 || text.length
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

/** Of a text and the beginning of what follows it: as much as ends with a line, a word, or a character. */
function wholePart(text: string, next: string): string {
  if (next === '') return text
  const end = text.lastIndexOf('\n') + 1 || text.lastIndexOf(' ') + 1
  return text.slice(0, end || lastBreak(text, next))
}

/** Where the last character begins that goes on in what follows; the end where none does. */
function lastBreak(text: string, next: string): number {
  const before = Math.max(0, text.length - mostJoined)
  const characters = [...new Intl.Segmenter().segment(text.slice(before) + next)]
  const last = characters.findLast(({ index }) => index > 0 && before + index <= text.length)
  return last === undefined ? text.length : before + last.index
}
