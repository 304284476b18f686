import type { ReactElement } from 'react'

import { splitCodeLines, type CodeGrammar } from '../kit/code-view/code-lines.ts'
import { highlightLine } from '../kit/code-view/line-highlighter.ts'
import { Island } from './islands/island.tsx'

interface StaticCodeProps {
  /** On this page alone. */
  readonly id: string
  readonly code: string
  readonly grammar: CodeGrammar
  /** What the code is: "Python". */
  readonly label: string
  readonly fileName: string
}

/** Code to read and to copy, in colours from the first paint on: they are put in at build. */
export const StaticCode = (props: StaticCodeProps): ReactElement => {
  const { id, code, grammar, label, fileName } = props
  return (
    <div className="code-with-tools">
      <div className="code-tools">
        <span className="code-file">{fileName}</span>
        <Island name="copy-of" label={`Copy ${label}`} of={id} caption="Copy" />
      </div>
      <pre
        id={id}
        className="code-box"
        tabIndex={0} // it scrolls
        role="region"
        aria-label={label}
      >
        {splitCodeLines(code, grammar).map((line, number) => (
          // Lines have no identity of their own, and are rendered once.
          // oxlint-disable-next-line react/no-array-index-key -- as said above
          <span key={number}>{highlightLine(line)}</span>
        ))}
      </pre>
    </div>
  )
}
