import type { ReactElement, ReactNode } from 'react'

import type { ParamName } from '../../core/chat/params.ts'
import { Explain } from './explain.tsx'
import { ResetButton } from './reset-button.tsx'

interface Send {
  readonly isSent: boolean
  readonly isSupported: boolean
  readonly onChange: (isSent: boolean) => void
}

interface Reset {
  /** "Reset Temperature to 0.7" */
  readonly label: string
  /** The value before; null where it is too long to be shown. */
  readonly was: string | null
  readonly onReset: () => void
}

export interface ParamHeadProps {
  readonly label: string
  readonly labelId: string
  /** The one field that the label names; without it the label names the group. */
  readonly fieldId?: string
  /** The parameter of the row; what is none explains itself. */
  readonly about?: ParamName
  /** Null while there is nothing to take back. */
  readonly reset: Reset | null
  readonly send: Send
  /** Before the checkbox. */
  readonly figures?: ReactNode
  /** After the checkbox. */
  readonly children?: ReactNode
}

/** The first line of every row: its name, the way back, whether it is sent. */
export function ParamHead(props: ParamHeadProps): ReactElement {
  const { label, labelId, fieldId, about, reset, send, figures, children } = props
  return (
    <div className="param-head">
      <div className="param-name">
        {fieldId === undefined ? (
          <span id={labelId} className="font-medium">
            {label}
          </span>
        ) : (
          <label id={labelId} htmlFor={fieldId} className="font-medium">
            {label}
          </label>
        )}
        {about && <Explain name={about} label={label} />}
        {reset && <ResetButton {...reset} />}
      </div>
      {figures}
      <input
        type="checkbox"
        aria-label={`Send ${label}`}
        title={send.isSent ? 'Sent. Untick to leave it out' : 'Not sent. Tick to send it'}
        className="check-box send-toggle"
        checked={send.isSent}
        disabled={!send.isSupported}
        onChange={(event) => send.onChange(event.target.checked)}
      />
      {children}
    </div>
  )
}
