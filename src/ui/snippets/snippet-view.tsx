import { memo, type ReactElement, type Ref } from 'react'

import { useChangedLines } from './use-changed-lines.ts'

interface SnippetViewProps {
  readonly code: string
  readonly isWrapped: boolean
  readonly ref: Ref<HTMLPreElement>
}

/** The code, line by line, so that what a knob has just changed can be marked. */
export function SnippetView({ code, isWrapped, ref }: SnippetViewProps): ReactElement {
  const marked = useChangedLines(code)
  const lines = code.split(/(?<=\n)/)
  return (
    <pre
      ref={ref}
      className="code-box snippet"
      data-wrapped={isWrapped || undefined}
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      role="region"
      aria-label="cURL"
    >
      {lines.map((line, number) => (
        // Lines have no identity of their own: their place is who they are.
        <Line key={number} text={line} isMarked={marked.includes(number)} /> // oxlint-disable-line react/no-array-index-key
      ))}
    </pre>
  )
}

/** Long conversations make long code: a line that did not change is not drawn again. */
const Line = memo(function Line(props: { readonly text: string; readonly isMarked: boolean }) {
  return (
    <span className="snippet-line" data-marked={props.isMarked || undefined}>
      {props.text}
    </span>
  )
})
