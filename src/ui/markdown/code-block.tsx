import { Download, TriangleAlert, WrapText } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'

import { hasInvisible } from '../../core/markdown/invisible.ts'
import { CopyButton } from '../kit/copy-button.tsx'
import '../kit/code-colours.css'

import { extensionOfLanguage, nameOfLanguage } from './code-language.ts'
import { HighlightedCode } from './highlighted-code.tsx'

type CodeBlockProps = {
  readonly code: string
  /** The word after the fence; empty when there is none. */
  readonly language: string
  /** Its closing fence has not come yet. */
  readonly isOpen: boolean
}

/** Code of an answer, with its language, and copy, wrap and download. */
export function CodeBlock({ code, language, isOpen }: CodeBlockProps): ReactElement {
  const [isWrapped, setIsWrapped] = useState(false)
  const pre = useRef<HTMLPreElement>(null)
  const name = nameOfLanguage(language)
  return (
    <figure className="answer-code" dir="ltr">
      <figcaption className="answer-code-bar">
        <span className="answer-code-language">{name}</span>
        {hasInvisible(code) && (
          <span className="answer-code-warning">
            <TriangleAlert aria-hidden size={16} strokeWidth={1.5} />
            Contains invisible characters
          </span>
        )}
        <button
          type="button"
          aria-label="Wrap long lines"
          aria-pressed={isWrapped}
          onClick={() => setIsWrapped(!isWrapped)}
        >
          <WrapText aria-hidden size={16} strokeWidth={1.5} />
        </button>
        <button type="button" aria-label="Download code" onClick={() => download(code, language)}>
          <Download aria-hidden size={16} strokeWidth={1.5} />
        </button>
        <CopyButton label="Copy code" text={code} shown={() => pre.current} />
      </figcaption>
      <pre
        ref={pre}
        // It scrolls sideways, so the keyboard must reach it.
        tabIndex={0}
        role="group"
        aria-label={`Code, ${name}`}
        data-wrapped={isWrapped || undefined}
      >
        <HighlightedCode code={code} language={language} isOpen={isOpen} />
      </pre>
    </figure>
  )
}

function download(code: string, language: string): void {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `code.${extensionOfLanguage(language)}`
  link.click()
  URL.revokeObjectURL(address)
}
