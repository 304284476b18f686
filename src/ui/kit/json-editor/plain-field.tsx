import { type ReactElement, type Ref } from 'react'

import type { Caret, FieldContent } from './text-editor.ts'

interface PlainFieldProps {
  readonly content: FieldContent
  readonly onChange: (value: string) => void
  readonly onComposing: (isComposing: boolean) => void
  readonly ref: Ref<HTMLTextAreaElement>
}

const leastLines = 4
const mostLines = 16

/** The field without CodeMirror: while it is on its way, and when it does not come. */
export function PlainField(props: PlainFieldProps): ReactElement {
  const { content, onChange, onComposing, ref } = props
  const lines = content.value.split('\n').length
  return (
    <textarea
      ref={ref}
      className="json-field json-field-plain"
      dir="ltr"
      // Browsers that cannot size a field by what is in it.
      rows={Math.min(Math.max(lines, leastLines), mostLines)}
      spellCheck={false}
      autoCapitalize="off"
      aria-label={content.label}
      aria-describedby={content.describedBy}
      aria-invalid={content.problem !== null && content.problem.kind !== 'warning'}
      placeholder={content.placeholder}
      value={content.value}
      onChange={(event) => onChange(event.target.value)}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  )
}

/** Null when the focus is elsewhere. */
export function caretOf(field: HTMLTextAreaElement | null): Caret | null {
  if (!field || field.ownerDocument.activeElement !== field) return null
  const { selectionStart, selectionEnd, selectionDirection } = field
  return selectionDirection === 'backward'
    ? { anchor: selectionEnd, head: selectionStart }
    : { anchor: selectionStart, head: selectionEnd }
}
