import { memo, useState, type ReactElement, type Ref } from 'react'

import '../code-colours.css'
import './code-view.css'
import { copyExactly } from '../copy-exactly.ts'
import { createLineSplitter, type CodeGrammar } from './code-lines.ts'
import { LineGroup, linesInGroup } from './line-group.tsx'
import { useChangedLines } from './use-changed-lines.ts'
import { useLineColours } from './use-line-colours.ts'

interface CodeViewProps {
  readonly code: string
  readonly grammar: CodeGrammar
  /** What the code is, for those who do not see it. */
  readonly label: string
  readonly isWrapped: boolean
  /** Lines that change together with this are marked; lines that change alone are not. */
  readonly cause?: unknown
  readonly ref: Ref<HTMLPreElement>
}

/** Characters. Shorter code is laid out at once, and shows nothing late when it is scrolled to. */
const longCode = 10_000

/**
 * Code line by line, so that what a knob has just changed can be marked: plain at once, in colours
 * when there is time. What is selected and copied is the code, byte for byte.
 */
export const CodeView = memo(function CodeView(props: CodeViewProps): ReactElement {
  const { code, grammar, label, isWrapped, cause = code, ref } = props
  const [split] = useState(createLineSplitter)
  const lines = split(code, grammar)
  const marked = useChangedLines({ lines, language: grammar, cause })
  const coloursOf = useLineColours(lines)
  const groups = Math.ceil(lines.length / linesInGroup)
  return (
    <pre
      ref={ref}
      className="code-box code-view"
      data-wrapped={isWrapped || undefined}
      data-long={code.length > longCode || undefined}
      tabIndex={0} // it scrolls
      role="region"
      aria-label={label}
      onCopy={copyExactly}
    >
      {Array.from({ length: groups }, (_, number) => {
        const first = number * linesInGroup
        const shown = lines.slice(first, first + linesInGroup)
        return (
          <LineGroup
            key={number}
            lines={shown}
            colours={shown.map(coloursOf)}
            marked={marked.filter((line) => line >= first && line < first + linesInGroup)}
            firstNumber={first}
          />
        )
      })}
    </pre>
  )
})
