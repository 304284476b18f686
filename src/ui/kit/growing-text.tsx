import { useLayoutEffect, useRef, useState, type ReactElement } from 'react'

interface GrowingTextProps {
  readonly text: string
  readonly className?: string | undefined
}

/**
 * A text that grows at its end. React would put a new text in the place of the old one at every update,
 * and a selection in it is lost; what came is added to the text that stands there.
 */
export function GrowingText({ text, className }: GrowingTextProps): ReactElement {
  const ref = useRef<HTMLSpanElement>(null)
  const [children] = useState(text) // never another one: React has nothing to change
  useLayoutEffect(() => {
    if (ref.current) showGrown(ref.current, text)
  }, [text])
  return (
    <span className={className} ref={ref}>
      {children}
    </span>
  )
}

interface GrowingPiecesProps {
  readonly pieces: readonly string[]
  /** Of each. */
  readonly className?: string | undefined
}

/** A long text that grows in its last piece: a browser lays that out anew, and the others stay. */
export const GrowingPieces = ({ pieces, className }: GrowingPiecesProps): readonly ReactElement[] =>
  pieces.map((piece, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- a piece of a text has no identity but its place, and none changes places
    <GrowingText key={place} className={className} text={piece} />
  ))

function showGrown(place: HTMLElement, text: string): void {
  const shown = place.firstChild
  if (!(shown instanceof Text)) place.textContent = text
  // What a piece loses to the next one is taken from its end, so that a selection stays in the rest.
  else if (shown.data.startsWith(text)) shown.deleteData(text.length, shown.data.length)
  else if (!text.startsWith(shown.data)) shown.data = text
  else shown.appendData(text.slice(shown.data.length))
}
