import { useImperativeHandle, useState, type ReactElement, type Ref } from 'react'

import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { useIsWaiting } from '../../access/use-conversation.ts'
import { useModel } from '../../access/use-serving.ts'
import { coarsePointer, useMedia } from '../../kit/use-media.ts'
import { hasApiKey } from '../../../core/chat/api-key-in-text.ts'
import { mayBeRequest } from '../import/may-be-request.ts'
import { preloadMessages } from '../use-messages.ts'
import { ComposerHint } from './composer-hint.tsx'
import { ComposerRow } from './composer-row.tsx'
import { enterMeansSend, isComposing } from '../../kit/enter-key.ts'
import { insertText } from './insert-text.ts'
import { KeyWarning } from './key-warning.tsx'
import { useChatKeys } from './use-chat-keys.ts'
import { useDraftField } from './use-draft-field.ts'
import { useSoftKeyboard } from '../../kit/use-hardware-keyboard.ts'

export interface ComposerHandle {
  readonly focus: () => void
  /** Puts a text at the caret, as if it had been pasted. */
  readonly insert: (text: string) => void
}

interface ComposerProps {
  readonly isStreaming: boolean
  /** A pasted text waits for a decision: with nothing typed, nothing is sent. */
  readonly isHolding: boolean
  /** Arrow up in an empty field. */
  readonly onEditLast: () => void
  /** What was pasted into the empty field may be a request: it is not in the field. */
  readonly onRequestPasted: (text: string) => void
  readonly ref?: Ref<ComposerHandle>
}

/** Where a message is written. Its text is the draft: nothing here clears it but the client. */
export function Composer(props: ComposerProps): ReactElement {
  const { isStreaming, isHolding, onEditLast, onRequestPasted, ref } = props
  const { send, stop } = useCommands()
  const { shortName } = useModel()
  const enterSends = useWorkspace((workspace) => workspace.preferences.enterSends)
  const isSoftKeyboard = useSoftKeyboard()
  const isCoarse = useMedia(coarsePointer)
  const { field, draft, onInput, onCompositionEnd } = useDraftField()
  const [isWarned, setIsWarned] = useState(false)
  const hasKey = hasApiKey(draft)
  const isWaiting = useIsWaiting() && !isHolding

  useImperativeHandle(
    ref,
    () => ({
      focus: () => field.current?.focus(),
      insert: (text) => {
        if (field.current) insertText(field.current, text)
      },
    }),
    [field],
  )

  const sendDraft = () => {
    const isEmpty = (field.current?.value ?? '').trim() === ''
    if (isStreaming || (isEmpty && !isWaiting)) return
    if (hasApiKey(field.current?.value ?? '')) setIsWarned(true)
    else {
      void preloadMessages() // beside the request
      void send()
    }
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
          data-warns-of-keys
          // A phone would open its keyboard over the page.
          autoFocus={!isCoarse} // oxlint-disable-line jsx-a11y/no-autofocus
          placeholder="Type your own message"
          enterKeyHint={isSoftKeyboard || !enterSends ? 'enter' : 'send'}
          aria-describedby={hasKey ? 'composer-warning' : undefined}
          onInput={onInput}
          onCompositionEnd={onCompositionEnd}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text/plain')
            if (event.currentTarget.value.trim() !== '' || !mayBeRequest(text)) return
            event.preventDefault()
            onRequestPasted(text)
          }}
          onKeyDown={(event) => {
            const native = event.nativeEvent
            if (
              event.key === 'ArrowUp' &&
              // With Alt it goes to the message before, from wherever the focus is.
              !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) &&
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
        {hasKey && (
          <KeyWarning isPressing={isWarned} onInsist={() => void send({ allowsKeys: true })} />
        )}
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
