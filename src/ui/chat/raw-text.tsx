import { useMemo, type ReactElement } from 'react'

import { copyExactly } from '../kit/copy-exactly.ts'
import { GrowingPieces } from '../kit/growing-text.tsx'
import { piecesOf } from '../kit/pieces-of.ts'

interface RawTextProps {
  /** What it is: "Request body". */
  readonly label: string
  readonly text: string
}

/** Text as it went over the wire. It scrolls, so the keyboard must reach it. */
export function RawText({ label, text }: RawTextProps): ReactElement {
  const pieces = useMemo(() => piecesOf(text), [text])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="raw-text" aria-label={label} tabIndex={0}>
      <pre dir="ltr" onCopy={copyExactly}>
        <GrowingPieces className={pieces.length > 1 ? 'raw-piece' : undefined} pieces={pieces} />
      </pre>
    </section>
  )
}
