import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'

import { editKey } from '../../../client/stores/workspace-store.ts'
import { useClient, useWorkspace } from '../../access/client-context.tsx'
import { useChat } from '../chat-context.tsx'
import { hasApiKey } from '../../../core/chat/api-key-in-text.ts'
import { enterMeansSend, isComposing } from '../../kit/enter-key.ts'
import { fitHeight } from '../composer/fit-height.ts'
import { KeyWarning } from '../composer/key-warning.tsx'
import { useAttempt } from '../../kit/use-attempt.ts'
import { useSoftKeyboard } from '../../kit/use-hardware-keyboard.ts'
import { NotDone } from './not-done.tsx'

interface EditBoxProps {
  readonly nodeId: string
  readonly text: string
}

/** A message under change. Running it makes a new branch; the old one stays. */
export function EditBox({ nodeId, text }: EditBoxProps): ReactElement {
  const { commands, workspace } = useClient()
  const { editAndRun, setEdit } = commands
  const { endEdit, focusComposer } = useChat()
  const enterSends = useWorkspace(({ preferences }) => preferences.enterSends)
  const isSoftKeyboard = useSoftKeyboard()
  const field = useRef<HTMLTextAreaElement>(null)
  /** From before a reload, or from before another chat was looked at. */
  const [begun] = useState(() => {
    const { conversationId, drafts } = workspace.getState()
    return drafts[editKey(conversationId, nodeId)]
  })
  const [hasKey, setHasKey] = useState(() => hasApiKey(begun ?? ''))
  const [isWarned, setIsWarned] = useState(false)
  const { hasFailed, attempt } = useAttempt()

  useEffect(() => {
    const element = field.current
    if (!element) return
    fitHeight(element)
    if (begun !== undefined) return // nobody asked for it just now
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
  }, [begun])

  const close = () => {
    setEdit(nodeId, null)
    endEdit(nodeId)
    focusComposer()
  }
  const run = (isForced: boolean) => {
    const value = field.current?.value ?? ''
    if (value.trim() === '') return
    if (hasApiKey(value) && !isForced) {
      setIsWarned(true)
      return
    }
    void attempt(() => editAndRun(nodeId, value, { allowsKeys: isForced }), close)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const native = event.nativeEvent
    const isCancel = event.key === 'Escape' && !isComposing(native)
    if (!isCancel && !enterMeansSend(native, { enterSends, isSoftKeyboard })) return
    event.preventDefault()
    if (isCancel) close()
    else run(false)
  }
  return (
    <form
      className="edit-box"
      aria-label="Edit message"
      onSubmit={(event) => {
        event.preventDefault()
        run(false)
      }}
    >
      <textarea
        ref={field}
        className="composer-field"
        aria-label="Edited message"
        aria-describedby={hasKey ? `warning-${nodeId}` : undefined}
        dir="auto"
        data-warns-of-keys
        rows={1}
        defaultValue={begun ?? text}
        onInput={(event) => {
          fitHeight(event.currentTarget)
          setHasKey(hasApiKey(event.currentTarget.value))
          setEdit(nodeId, event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
      />
      {hasKey && (
        <KeyWarning id={`warning-${nodeId}`} isPressing={isWarned} onInsist={() => run(true)} />
      )}
      {hasFailed && <NotDone />}
      <div className="composer-row">
        <span className="spring" />
        <button type="button" className="plain-button" onClick={close}>
          Cancel
        </button>
        <button type="submit" className="send-button">
          Run
        </button>
      </div>
    </form>
  )
}
