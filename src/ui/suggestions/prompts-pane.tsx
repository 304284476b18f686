import './suggestions.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { History, Plus } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'

import { useCommands } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { PromptList } from './prompt-list.tsx'
import { usePromptLists } from './use-prompt-lists.tsx'

interface PromptsPaneProps {
  /** A prompt was sent, or a conversation opened: what lies over the page can go. */
  readonly onDone: () => void
  /** A prompt went into the composer instead. */
  readonly onFilled: () => void
  /** All chats are asked for. */
  readonly onHistory: () => void
}

/** What to start with, what was kept, and what was said before. */
export function PromptsPane({ onDone, onFilled, onHistory }: PromptsPaneProps): ReactElement {
  const listed = useRef<HTMLDivElement>(null)
  useKeptFocus(listed, '[data-prompt], .undo-line button')
  const commands = useCommands()
  const [filter, setFilter] = useState('')
  const take = async (text: string) => {
    const outcome = await commands.usePrompt(text)
    onDone()
    if (outcome === 'filled') onFilled()
  }
  const lists = usePromptLists({ onUse: (text) => void take(text), onDone })
  const wanted = filter.trim().toLowerCase()
  const shown = lists.map(({ most = Infinity, ...list }) => ({
    ...list,
    items: list.items.filter(({ text }) => text.toLowerCase().includes(wanted)).slice(0, most),
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
      <div ref={listed} className="prompt-lists">
        {shown.map((list) => (
          <PromptList key={list.title} {...list} />
        ))}
        {isEmpty && wanted !== '' && (
          <p className="m-2 text-dense text-ink2">No prompt or title contains “{filter.trim()}”.</p>
        )}
        <Button look="quiet" className="prompt-history" onClick={onHistory}>
          <History aria-hidden size={16} strokeWidth={1.5} />
          All chats
        </Button>
      </div>
    </div>
  )
}
