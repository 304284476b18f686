import { memo, useMemo, type ReactElement, type ReactNode, type Ref } from 'react'

import '../code-colours.css'
import './code-view.css'
import { splitCodeLines, type CodeGrammar } from './code-lines.ts'
import { useChangedLines } from './use-changed-lines.ts'
import { useLineColours } from './use-line-colours.ts'

interface CodeViewProps {
  readonly code: string
  readonly grammar: CodeGrammar
  /** What the code is, for those who do not see it. */
  readonly label: string
  readonly isWrapped: boolean
  readonly ref: Ref<HTMLPreElement>
}

/**
 * Code line by line, so that what a knob has just changed can be marked: plain at once, in colours
 * when there is time. What is selected and copied is the code, byte for byte.
 */
export function CodeView({ code, grammar, label, isWrapped, ref }: CodeViewProps): ReactElement {
  const lines = useMemo(() => splitCodeLines(code, grammar), [code, grammar])
  const marked = useChangedLines(code, grammar)
  const coloursOf = useLineColours(lines)
  return (
    <pre
      ref={ref}
      className="code-box code-view"
      data-wrapped={isWrapped || undefined}
      tabIndex={0} // it scrolls
      role="region"
      aria-label={label}
    >
      {lines.map((line, number) => (
        <Line
          // Lines have no identity of their own: their place is who they are.
          key={number} // oxlint-disable-line react/no-array-index-key -- as said above
          text={line.text}
          colours={coloursOf(line)}
          isMarked={marked.includes(number)}
        />
      ))}
    </pre>
  )
}

interface LineProps {
  readonly text: string
  readonly colours: ReactNode
  readonly isMarked: boolean
}

/** Long conversations make long code: a line that did not change is not drawn again. */
const Line = memo(function Line({ text, colours, isMarked }: LineProps) {
  return (
    <span className="code-line" data-marked={isMarked || undefined}>
      {colours ?? text}
    </span>
  )
})
