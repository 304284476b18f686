import './code-box.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { Download, WrapText } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'

import { IconButton } from './button.tsx'
import type { CodeGrammar } from './code-view/code-lines.ts'
import { CodeView } from './code-view/code-view.tsx'
import { CopyButton } from './copy-button.tsx'
import { downloadText } from './download-text.ts'

interface CodeBoxProps {
  readonly code: string
  readonly grammar: CodeGrammar
  /** What the code is: "cURL". The buttons are named after it. */
  readonly label: string
  /** What it is saved as. */
  readonly fileName: string
  /** Lines that change together with this are marked for a moment. */
  readonly cause?: unknown
}

/** Code to read and to take along. */
export function CodeBox({ code, grammar, label, fileName, cause }: CodeBoxProps): ReactElement {
  const [isWrapped, setIsWrapped] = useState(false)
  const shown = useRef<HTMLPreElement>(null)
  return (
    <div className="code-with-tools">
      <div className="code-tools">
        <span className="code-file">{fileName}</span>
        <IconButton
          label="Wrap lines"
          aria-pressed={isWrapped}
          onClick={() => setIsWrapped((was) => !was)}
        >
          <WrapText aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
        <IconButton label={`Download ${fileName}`} onClick={() => downloadText(fileName, code)}>
          <Download aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
        <CopyButton
          className="control copy-code"
          label={`Copy ${label}`}
          text={code}
          shown={() => shown.current}
        />
      </div>
      <CodeView
        ref={shown}
        code={code}
        grammar={grammar}
        label={label}
        isWrapped={isWrapped}
        cause={cause}
      />
    </div>
  )
}
