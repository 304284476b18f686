import { useId, useMemo, type ReactElement } from 'react'

import { findJsonProblem } from '../../core/json-problem.ts'

interface JsonFieldProps {
  readonly label: string
  readonly text: string
  /** Why it cannot be sent, where it is JSON all the same. */
  readonly error: string | null
  /** Empty means: nothing to send. */
  readonly canBeEmpty?: boolean
  readonly placeholder?: string
  readonly onChange: (text: string) => void
}

/** JSON to type. What is wrong with it stands below, with the line. */
export function JsonField(props: JsonFieldProps): ReactElement {
  const { label, text, error, canBeEmpty = false, placeholder, onChange } = props
  const id = useId()
  const problem = useProblem(text, error, canBeEmpty)
  return (
    <>
      <textarea
        aria-label={label}
        dir="ltr"
        rows={4}
        spellCheck={false}
        placeholder={placeholder}
        aria-invalid={problem?.isError ?? false}
        aria-describedby={`${id}-problem`}
        className="text-field json-field"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-problem`} role="status" className="param-error">
        {problem?.message}
      </div>
    </>
  )
}

/** An error of the text itself has a place, and goes before what encoding says of it. */
function useProblem(text: string, error: string | null, canBeEmpty: boolean) {
  return useMemo(() => {
    const found = canBeEmpty && text.trim() === '' ? null : findJsonProblem(text)
    if (found?.kind === 'error') return { message: found.message, isError: true }
    if (error !== null) return { message: error, isError: true }
    return found && { message: found.message, isError: false }
  }, [text, error, canBeEmpty])
}
