import './chat.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { useCallback, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react'

import { useWorkspace } from '../access/client-context.tsx'
import {
  useIsAnswering,
  usePath,
  useShownDocument,
  useStreamingRunId,
} from '../access/use-conversation.ts'
import { ChatProvider, type Chat } from './chat-context.tsx'
import { Composer, type ComposerHandle } from './composer/composer.tsx'
import { DockUndo } from './dock-undo.tsx'
import { ImportOffer } from './import/import-offer.tsx'
import { useDrop } from './import/use-drop.ts'
import { useHeldText } from './import/use-held-text.ts'
import { Transcript } from './transcript.tsx'
import { useMessages } from './use-messages.ts'
import { isComposing } from '../kit/enter-key.ts'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { coarsePointer, useMedia } from '../kit/use-media.ts'

interface ConversationPaneProps {
  /** Opens what says how to add a key. */
  readonly onSetup: () => void
  /** Opens the list of models. */
  readonly onChooseModel: () => void
  /** Opens the comparison of a run with another one. */
  readonly onCompare: (runId: string) => void
  /** What stands right above the composer, in its column. */
  readonly aboveComposer?: ReactNode
}

/** The conversation and the place to write: fills the cell it is put into. */
export function ConversationPane(props: ConversationPaneProps): ReactElement {
  const { onSetup, onChooseModel, onCompare, aboveComposer } = props
  const composer = useRef<ComposerHandle>(null)
  const [editingId, setEditingId] = useState<string | null>(null)
  const isCoarse = useMedia(coarsePointer)
  const path = usePath()
  const isLoading = useShownDocument() === undefined
  const runId = useStreamingRunId()
  const isAnswering = useIsAnswering()
  const conversationId = useWorkspace((workspace) => workspace.conversationId)
  const followsAnswer = useWorkspace((workspace) => workspace.preferences.followsAnswer)
  const log = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { parts } = useMessages(path.length > 0)
  useKeptFocus(content, 'article[data-node]')
  const chat = useMemo(
    (): Chat => ({
      onSetUp: onSetup,
      onChooseModel,
      onCompare,
      edit: setEditingId,
      endEdit: (nodeId) => setEditingId((id) => (id === nodeId ? null : id)),
      focusComposer: () => composer.current?.focus(),
    }),
    [onSetup, onChooseModel, onCompare],
  )
  const insert = useCallback((text: string) => composer.current?.insert(text), [])
  const heldText = useHeldText({ insert, focusComposer: chat.focusComposer })
  const { isOver, handlers } = useDrop(heldText)
  const editLast = () => {
    const last = path.findLast(({ node }) => node.role === 'user' && !node.isDeleted)
    if (last) setEditingId(last.node.id)
  }
  return (
    <ChatProvider value={chat}>
      <div className="conversation" data-drop={isOver || undefined} {...handlers}>
        <Transcript
          path={path}
          isLoading={isLoading}
          conversationId={conversationId}
          editingId={editingId}
          onFilled={chat.focusComposer}
          logRef={log}
          contentRef={content}
        />
        {parts && (
          <parts.JumpPill
            logRef={log}
            contentRef={content}
            isStreaming={runId !== null}
            followsAnswer={followsAnswer}
            conversationId={conversationId}
            isLoading={isLoading}
            runId={runId}
            onJumped={() => {
              // On a phone the composer would open the keyboard over the answer.
              if (isCoarse) log.current?.focus({ preventScroll: true })
              else chat.focusComposer()
            }}
          />
        )}
        <div className="dock">
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key comes up from the controls in here */}
          <div
            className="dock-content"
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || !heldText.held || isComposing(event.nativeEvent)) return
              event.preventDefault() // or it would stop the answer in flight as well
              heldText.keepAsText()
            }}
          >
            {aboveComposer}
            <DockUndo />
            <ImportOffer {...heldText} />
            <Composer
              ref={composer}
              isStreaming={isAnswering}
              isHolding={heldText.held !== null}
              onEditLast={editLast}
              onRequestPasted={heldText.hold}
            />
          </div>
        </div>
      </div>
    </ChatProvider>
  )
}
