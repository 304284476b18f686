import { useDeferredValue, useId, useState, type ReactElement } from 'react'

import type { ConversationSummary } from '../../core/history/summary.ts'
import { useConversations, useSearch } from '../access/use-conversation.ts'

interface ChatPickerProps {
  /** The conversation that is open. */
  readonly openId: string
  /** The one that is chosen. */
  readonly conversationId: string
  readonly onChoose: (conversationId: string) => void
}

/** More are no list to choose from: then they are looked for. */
const mostChats = 200

/** Which chat an answer is from: this one, or any other. */
export function ChatPicker({
  openId,
  conversationId,
  onChoose,
}: ChatPickerProps): ReactElement | null {
  const id = useId()
  const others = useConversations().filter((chat) => chat.id !== openId)
  const [words, setWords] = useState('')
  const chats = useFound(others, words, conversationId)
  if (others.length === 0) return null
  return (
    <>
      {others.length > mostChats && (
        <input
          type="search"
          className="text-field"
          aria-label="Find a chat by its words"
          placeholder="Find a chat"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <label className="visually-hidden" htmlFor={`${id}-chat`}>
        Chat
      </label>
      <select
        id={`${id}-chat`}
        className="text-field"
        value={conversationId}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value={openId}>This chat</option>
        {chats.map((chat) => (
          <option key={chat.id} value={chat.id}>
            {chat.title || 'Untitled'}
          </option>
        ))}
      </select>
    </>
  )
}

/** The newest of those in which all words are; the chosen one stays among them. */
function useFound(
  chats: readonly ConversationSummary[],
  words: string,
  chosenId: string,
): readonly ConversationSummary[] {
  const asked = useDeferredValue(words.trim())
  const hits = useSearch(asked)
  const found = new Set(hits?.map((hit) => hit.conversationId))
  const fitting = asked === '' ? chats : chats.filter((chat) => found.has(chat.id))
  const shown = fitting.slice(0, mostChats)
  const chosen = chats.find((chat) => chat.id === chosenId)
  return chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown
}
