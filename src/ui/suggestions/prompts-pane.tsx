import './suggestions.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { Plus } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactElement } from 'react'

import { suggestions } from '../../core/catalog/suggestions.ts'
import { useCommands, useNotices, useWorkspace } from '../access/client-context.tsx'
import { useConversations } from '../access/use-conversation.ts'
import { Button } from '../kit/button.tsx'
import { UndoLine } from '../kit/undo-line.tsx'
import { PromptList } from './prompt-list.tsx'

interface PromptsPaneProps {
  /** A prompt was sent, or a conversation opened: what lies over the page can go. */
  readonly onDone: () => void
  /** A prompt went into the composer instead. */
  readonly onFilled: () => void
}

/** What to start with, what was kept, and what was said before. */
export function PromptsPane({ onDone, onFilled }: PromptsPaneProps): ReactElement {
  const commands = useCommands()
  const [filter, setFilter] = useState('')
  const saved = useWorkspace((workspace) => workspace.savedPrompts)
  const currentId = useWorkspace((workspace) => workspace.conversationId)
  const conversations = useConversations()
  const undo = useNotices((notices) => notices.undo)
  const use = async (text: string) => {
    const outcome = await commands.usePrompt(text)
    onDone()
    if (outcome === 'filled') onFilled()
  }
  const undoLines = (kind: 'prompts' | 'conversations') =>
    undo
      .filter(({ place }) => place.kind === kind)
      .map(({ id, label }) => (
        <UndoLine key={id} label={label} onUndo={() => void commands.undo(id)} />
      ))
  const lists = [
    {
      title: 'Starters',
      items: suggestions.map((text) => ({ id: text, text, onChoose: () => void use(text) })),
    },
    {
      title: 'Saved',
      items: saved.map((text) => ({
        id: text,
        text,
        onChoose: () => void use(text),
        removal: { label: `Remove prompt: ${text}`, onRemove: () => commands.removePrompt(text) },
      })),
      notes: undoLines('prompts'),
    },
    {
      title: 'Recent',
      items: conversations.map(({ id, title }) => ({
        id,
        text: title || 'Untitled',
        isCurrent: id === currentId,
        onChoose: () => {
          commands.openConversation(id)
          onDone()
        },
        removal: {
          label: `Delete chat: ${title || 'Untitled'}`,
          onRemove: () => void commands.deleteConversation(id),
        },
      })),
      notes: undoLines('conversations'),
    },
  ]
  const wanted = filter.trim().toLowerCase()
  const shown = lists.map((list) => ({
    ...list,
    items: list.items.filter(({ text }) => text.toLowerCase().includes(wanted)),
  }))
  const isEmpty = shown.every(({ items }) => items.length === 0)
  return (
    <div className="prompts-pane">
      <div className="flex gap-2">
        <input
          type="search"
          aria-label="Filter prompts and chats"
          placeholder="Filter"
          className="text-field min-w-0 flex-1"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Button
          onClick={() => {
            commands.newConversation()
            onDone()
            onFilled()
          }}
        >
          <Plus aria-hidden size={16} strokeWidth={1.5} />
          New chat
        </Button>
      </div>
      <div className="prompt-lists" onKeyDown={moveFocus}>
        {shown.map((list) => (
          <PromptList key={list.title} {...list} />
        ))}
        {isEmpty && wanted !== '' && (
          <p className="m-2 text-dense text-ink2">No prompt or chat contains “{filter.trim()}”.</p>
        )}
      </div>
    </div>
  )
}

/** The arrows go from one line to the next, over all lists; Tab goes through everything. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-prompt]')]
  const row = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-prompt]')
  const index = row ? rows.indexOf(row) : -1
  const next = rows[index + steps]
  if (index === -1 || !next) return
  event.preventDefault()
  next.focus()
}
