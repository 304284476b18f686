/** Cuts text that comes in pieces into lines. */
export interface LineSplitter {
  /** The lines that this piece completes. Null when the one that has begun is too long, and ever after. */
  push(piece: string): readonly string[] | null
  /** What came after the last line end; null when nothing did. */
  end(): string | null
}

/**
 * Lines end with LF or CR LF. Holds one line at most, whatever the pieces are.
 * @param mostLength of a line, in UTF-16 units
 */
export function createLineSplitter(mostLength: number): LineSplitter {
  let pieces: string[] = []
  let length = 0
  let isTooLong = false

  function add(piece: string): void {
    if (piece === '') return
    pieces.push(piece)
    length += piece.length
    isTooLong ||= length > mostLength
    if (isTooLong) pieces = []
  }

  function take(): string {
    const line = pieces.join('')
    pieces = []
    length = 0
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }

  return {
    push(piece) {
      const lines: string[] = []
      let from = 0
      for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
        add(piece.slice(from, end))
        if (isTooLong) return null
        lines.push(take())
        from = end + 1
      }
      add(piece.slice(from))
      return isTooLong ? null : lines
    },
    end: () => (length === 0 ? null : take()),
  }
}
