import { useCallback, useLayoutEffect, useRef, type FormEvent, type RefObject } from 'react'

import { draftKey } from '../../../client/stores/workspace-store.ts'
import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { takeEarlyText } from './early-field.ts'
import { fitHeight } from './fit-height.ts'

export interface DraftField {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly draft: string
  readonly onInput: (event: FormEvent<HTMLTextAreaElement>) => void
  readonly onCompositionEnd: () => void
}

/**
 * Joins the field to the draft without controlling it: React would write the value back while an
 * input method composes, which breaks the composition (ux.md §1.2). The field is written to only
 * when the draft changed elsewhere: sent, restored, or filled with a suggestion.
 */
export function useDraftField(): DraftField {
  const { setDraft } = useCommands()
  const draft = useWorkspace(
    (workspace) => workspace.drafts[draftKey(workspace.conversationId)] ?? '',
  )
  const field = useRef<HTMLTextAreaElement>(null)
  const typed = useRef<string | null>(null)
  const isBusy = useRef(false)

  const adopt = useCallback(() => {
    const element = field.current
    if (!element || isBusy.current) return
    if (draft !== typed.current && element.value !== draft) element.value = draft
    typed.current = draft
    fitHeight(element)
  }, [draft])

  useLayoutEffect(adopt, [adopt])
  useEarlyText(field, setDraft)

  const onInput = (event: FormEvent<HTMLTextAreaElement>) => {
    const element = event.currentTarget
    const native = event.nativeEvent
    isBusy.current = native instanceof InputEvent && native.isComposing
    typed.current = element.value
    setDraft(element.value)
    fitHeight(element)
  }
  const onCompositionEnd = () => {
    isBusy.current = false
    adopt()
  }
  return { field, draft, onInput, onCompositionEnd }
}

/** Goes on with what was typed before the page ran, behind a draft of an earlier visit. */
function useEarlyText(
  field: RefObject<HTMLTextAreaElement | null>,
  setDraft: (text: string) => void,
): void {
  useLayoutEffect(() => {
    const element = field.current
    const early = takeEarlyText()
    if (!element || !early) return
    const before = element.value
    element.value = before + early.text
    element.setSelectionRange(
      before.length + early.selectionStart,
      before.length + early.selectionEnd,
    )
    if (early.hasFocus) element.focus()
    setDraft(element.value)
  }, [field, setDraft])
}
