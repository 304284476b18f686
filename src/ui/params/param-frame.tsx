import type { ReactElement, ReactNode } from 'react'

import type { ParamWarning } from '../../core/dialect/dialect.ts'
import { ParamHead, type ParamHeadProps } from './param-head.tsx'
import { WarningLine } from './warning-line.tsx'

interface ParamFrameProps extends Omit<ParamHeadProps, 'labelId' | 'children'> {
  /** Of the row: its label is `<id>-label`, what is said below `<id>-note`. */
  readonly id: string
  readonly isChanged: boolean
  /** The control that stands in the first line. */
  readonly control?: ReactNode
  readonly note: string | null
  readonly warnings?: readonly ParamWarning[]
  /** What stands between the first line and the note. */
  readonly children?: ReactNode
}

/** What all rows have in common: the mark of a change, the first line, the note, the warnings. */
export function ParamFrame(props: ParamFrameProps): ReactElement {
  const { id, isChanged, control, note, warnings = [], children, ...head } = props
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      className="param-row"
      data-changed={isChanged || undefined}
    >
      <ParamHead {...head} labelId={`${id}-label`}>
        {control}
      </ParamHead>
      {children}
      <div id={`${id}-note`} aria-live="polite" className="param-note">
        {note}
      </div>
      {warnings.map((warning) => (
        <WarningLine key={warning.message} warning={warning} />
      ))}
    </div>
  )
}
