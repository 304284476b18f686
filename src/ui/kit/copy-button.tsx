import { Check, Copy } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'

import { copyText, type CopyOutcome } from './copy-text.ts'

const shownForMs = 2000

type CopyButtonProps = {
  /** The accessible name, such as "Copy model ID". It should contain the word on the button. */
  readonly label: string
  /** What is copied; a function when it costs something to make. */
  readonly text: string | (() => string)
  /** The word beside the icon. Empty for an icon alone. */
  readonly caption?: string
  /** Not where the word stands in hundreds of rows. */
  readonly hasIcon?: boolean
  readonly className?: string
  /** The element that shows the text, selected when the browser allows no copying at all. */
  readonly shown?: () => Element | null
  /** Called after each try, so that the owner can tell the status region. */
  readonly onCopied?: (outcome: CopyOutcome) => void
}

const outcomeWords: Record<CopyOutcome, string> = {
  copied: 'Copied',
  selected: 'Press Ctrl+C',
  failed: 'Not copied',
}

/** Copies on click and says so in its own place for two seconds. */
export function CopyButton(props: CopyButtonProps): ReactElement {
  const { label, text, caption = 'Copy', hasIcon = true, className, shown, onCopied } = props
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), shownForMs)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy(): Promise<void> {
    const result = await copyText(typeof text === 'function' ? text() : text, shown?.())
    setOutcome(result)
    onCopied?.(result)
  }

  const word = outcome ? outcomeWords[outcome] : caption
  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <button
      type="button"
      className={className}
      aria-label={outcome ? outcomeWords[outcome] : label}
      data-outcome={outcome ?? undefined}
      onClick={() => void copy()}
    >
      {hasIcon && <Icon aria-hidden size={16} strokeWidth={1.5} />}
      {word && <span>{word}</span>}
    </button>
  )
}
