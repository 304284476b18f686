import type { ReactElement } from 'react'

/** Text as it was written: before the renderer has arrived, and where parsing is not safe. */
export const PlainText = ({ text }: { readonly text: string }): ReactElement => (
  <p className="answer-plain" dir="auto">
    {text}
  </p>
)
