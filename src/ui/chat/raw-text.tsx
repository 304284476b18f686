import type { ReactElement } from 'react'

interface RawTextProps {
  /** What it is: "Request body". */
  readonly label: string
  readonly text: string
}

/** Text as it went over the wire. It scrolls, so the keyboard must reach it. */
export function RawText({ label, text }: RawTextProps): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="raw-text" aria-label={label} tabIndex={0}>
      <pre dir="ltr">{text}</pre>
    </section>
  )
}
