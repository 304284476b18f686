import { useImperativeHandle, useState, type ReactElement, type Ref } from 'react'

import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { useIsWaiting } from '../../access/use-conversation.ts'
import { useModel } from '../../access/use-serving.ts'
import { coarsePointer, useMedia } from '../../kit/use-media.ts'
import { hasApiKey } from '../../../core/chat/api-key-in-text.ts'
import { ComposerHint } from './composer-hint.tsx'
import { ComposerRow } from './composer-row.tsx'
import { enterMeansSend, isComposing } from './enter-key.ts'
import { KeyWarning } from './key-warning.tsx'
import { useChatKeys } from './use-chat-keys.ts'
import { useDraftField } from './use-draft-field.ts'
import { useSoftKeyboard } from './use-hardware-keyboard.ts'

export interface ComposerHandle {
  readonly focus: () => void
}

interface ComposerProps {
  readonly isStreaming: boolean
  /** Arrow up in an empty field. */
  readonly onEditLast: () => void
  readonly ref?: Ref<ComposerHandle>
}

/** Where a message is written. Its text is the draft: nothing here clears it but the client. */
export function Composer({ isStreaming, onEditLast, ref }: ComposerProps): ReactElement {
  const { send, stop } = useCommands()
  const { shortName } = useModel()
  const enterSends = useWorkspace((workspace) => workspace.preferences.enterSends)
  const isSoftKeyboard = useSoftKeyboard()
  const isCoarse = useMedia(coarsePointer)
  const { field, draft, onInput, onCompositionEnd } = useDraftField()
  const [isWarned, setIsWarned] = useState(false)
  const hasKey = hasApiKey(draft)
  const isWaiting = useIsWaiting()

  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), [field])

  const sendDraft = () => {
    const isEmpty = (field.current?.value ?? '').trim() === ''
    if (isStreaming || (isEmpty && !isWaiting)) return
    if (hasApiKey(field.current?.value ?? '')) setIsWarned(true)
    else void send()
  }
  useChatKeys({ isStreaming, onSend: sendDraft, onStop: () => void stop() })

  return (
    <>
      <form
        className="composer"
        aria-label="New message"
        onSubmit={(event) => {
          event.preventDefault()
          if (isStreaming) void stop()
          else sendDraft()
        }}
      >
        <label className="hidden-text" htmlFor="composer">
          Message {shortName}
        </label>
        <textarea
          ref={field}
          id="composer"
          className="composer-field"
          rows={1}
          dir="auto"
          // A phone would open its keyboard over the page.
          autoFocus={!isCoarse} // oxlint-disable-line jsx-a11y/no-autofocus
          placeholder="Type your own message"
          enterKeyHint={isSoftKeyboard || !enterSends ? 'enter' : 'send'}
          aria-describedby={hasKey ? 'composer-warning' : undefined}
          onInput={onInput}
          onCompositionEnd={onCompositionEnd}
          onKeyDown={(event) => {
            const native = event.nativeEvent
            if (
              event.key === 'ArrowUp' &&
              event.currentTarget.value === '' &&
              !isComposing(native)
            ) {
              event.preventDefault()
              onEditLast()
            }
            if (!enterMeansSend(native, { enterSends, isSoftKeyboard })) return
            event.preventDefault()
            sendDraft()
          }}
        />
        {hasKey && <KeyWarning isPressing={isWarned} onSendAnyway={() => void send()} />}
        <ComposerRow draft={draft} isStreaming={isStreaming} />
      </form>
      <ComposerHint
        enterSends={enterSends}
        isSoftKeyboard={isSoftKeyboard}
        asksForAnswer={isWaiting && !isStreaming && draft.trim() === ''}
      />
    </>
  )
}
