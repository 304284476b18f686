import { useRef, type ReactElement } from 'react'

import { CopyButton } from './copy-button.tsx'

interface CopyFieldProps {
  /** The name of the button: "Copy model ID". */
  readonly label: string
  readonly text: string
  /** Words beside the icon; none where a list of such fields would repeat them. */
  readonly caption?: string
}

/** A line of code with a button that copies it. */
export function CopyField({ label, text, caption = '' }: CopyFieldProps): ReactElement {
  const shown = useRef<HTMLElement>(null)
  return (
    <div className="copy-field">
      <code
        ref={shown}
        dir="ltr"
        className="min-w-0 grow text-start text-meta [overflow-wrap:anywhere]"
      >
        {text}
      </code>
      <CopyButton
        className="control flex-none"
        label={label}
        text={text}
        caption={caption}
        shown={() => shown.current}
      />
    </div>
  )
}
