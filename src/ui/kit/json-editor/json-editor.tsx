import {
  useDeferredValue,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
} from 'react'

import { Button } from '../button.tsx'
import { createLazyPart, useLazyPart } from '../lazy-part.ts'
import './json-editor.css'
import { caretOf, PlainField } from './plain-field.tsx'
import { RichField } from './rich-field.tsx'
import type { Caret, CreateTextEditor, FieldContent, FieldProblem } from './text-editor.ts'

const codeMirror = createLazyPart(
  async () => (await import('./create-code-mirror.ts')).createCodeMirror,
)

interface JsonEditorProps {
  /** The accessible name; it is not shown. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** Ids of elements that say more of the field. */
  readonly describedBy?: string
  /** Said below the field, and underlined where it has a place. */
  readonly problem?: FieldProblem | null
  /** The value laid out anew; null when that cannot be done, as with what is not JSON. */
  readonly format: (value: string) => string | null
}

/**
 * A field for JSON. It is a plain text field until CodeMirror has arrived, and stays one when that
 * cannot be loaded; whoever is writing at the switch goes on writing.
 */
export function JsonEditor(props: JsonEditorProps): ReactElement {
  const { label, value, onChange, placeholder = '', describedBy, problem = null, format } = props
  const id = useId()
  const field = useRef<Pick<HTMLElement, 'focus'>>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const [isComposing, setIsComposing] = useState(false)
  const rich = useRichEditor(plain, isComposing)
  const formatted = useFormatted(value, format)
  const content: FieldContent = {
    value,
    label,
    placeholder,
    problem,
    describedBy: [describedBy, id].filter(Boolean).join(' '),
  }
  return (
    <div className="json-editor">
      {rich ? (
        <RichField ref={field} {...rich} content={content} onChange={onChange} />
      ) : (
        <PlainField
          ref={plain}
          content={content}
          onChange={onChange}
          onComposing={setIsComposing}
        />
      )}
      <div className="json-foot">
        <p id={id} role="status" className="json-problem" data-kind={problem?.kind ?? 'error'}>
          {problem?.message}
        </p>
        {formatted !== null && (
          <Button
            aria-label={`Format ${label}`}
            onClick={() => {
              onChange(formatted)
              // The button goes away: the focus goes on.
              ;(field.current ?? plain.current)?.focus()
            }}
          >
            Format
          </Button>
        )}
      </div>
    </div>
  )
}

interface RichEditor {
  readonly create: CreateTextEditor
  readonly caret: Caret | null
}

/** CodeMirror, and where the caret was when it came; never in the middle of a composed letter. */
function useRichEditor(
  plain: { readonly current: HTMLTextAreaElement | null },
  isComposing: boolean,
): RichEditor | null {
  const create = useLazyPart(codeMirror)
  const [rich, setRich] = useState<RichEditor | null>(() => create && { create, caret: null })
  // Before the browser can do anything else: the text field still has its caret and its focus.
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the caret is the browser's, and known only now
    if (create && !isComposing) setRich((was) => was ?? { create, caret: caretOf(plain.current) })
  }, [create, isComposing, plain])
  return rich
}

/** Null when the value cannot be laid out anew or already looks like that. */
function useFormatted(value: string, format: JsonEditorProps['format']): string | null {
  const rested = useDeferredValue(value)
  const formatted = useMemo(() => format(rested), [format, rested])
  // Of an older text it would undo what has been typed since.
  return rested === value && formatted !== value ? formatted : null
}
