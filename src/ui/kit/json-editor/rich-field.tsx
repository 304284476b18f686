import { useImperativeHandle, useLayoutEffect, useRef, type ReactElement, type Ref } from 'react'

import type { Caret, CreateTextEditor, FieldContent, TextEditor } from './text-editor.ts'

interface RichFieldProps {
  readonly create: CreateTextEditor
  /** Where to go on writing; it is read once. */
  readonly caret: Caret | null
  readonly content: FieldContent
  readonly onChange: (value: string) => void
  readonly ref: Ref<Pick<HTMLElement, 'focus'>>
}

/** The place of an editor that React knows nothing of. */
export function RichField({ create, caret, content, onChange, ref }: RichFieldProps): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<TextEditor | null>(null)
  const latest = useRef({ content, caret, onChange })
  useLayoutEffect(() => {
    latest.current = { content, caret, onChange }
  })
  useLayoutEffect(() => {
    if (!host.current) return
    const created = create(host.current, {
      content: latest.current.content,
      caret: latest.current.caret,
      onChange: (value) => latest.current.onChange(value),
    })
    editor.current = created
    return () => created.destroy()
  }, [create])
  const { value, label, placeholder, problem, describedBy } = content
  useLayoutEffect(() => {
    editor.current?.show({ value, label, placeholder, problem, describedBy })
  }, [value, label, placeholder, problem, describedBy])
  useImperativeHandle(ref, () => ({ focus: () => editor.current?.focus() }), [])
  return <div ref={host} className="json-field" dir="ltr" />
}
