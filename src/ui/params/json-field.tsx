import { useMemo, type ReactElement } from 'react'

import { formatJson } from '../../core/format-json.ts'
import { findJsonProblem } from '../../core/json-problem.ts'
import { JsonEditor } from '../kit/json-editor/json-editor.tsx'

interface JsonFieldProps {
  readonly label: string
  readonly text: string
  /** Why it cannot be sent, where it is JSON all the same. */
  readonly error: string | null
  /** Empty means: nothing to send. */
  readonly canBeEmpty?: boolean
  readonly placeholder?: string
  readonly describedBy?: string
  readonly onChange: (text: string) => void
}

/** JSON to type. What is wrong with it stands below, with the line. */
export function JsonField(props: JsonFieldProps): ReactElement {
  const { text, error, canBeEmpty = false, ...others } = props
  const problem = useMemo(() => {
    const found = canBeEmpty && text.trim() === '' ? null : findJsonProblem(text)
    // An error of the text itself has a place, and goes before what encoding says of it.
    if (found?.kind === 'error' || error === null) return found
    return { message: error }
  }, [text, error, canBeEmpty])
  return <JsonEditor {...others} value={text} problem={problem} format={formatJson} />
}
