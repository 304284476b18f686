import { useDeferredValue, useMemo, useState } from 'react'

import { mostHits } from '../../client/queries/create-queries.ts'
import type { Excerpt } from '../../core/history/search-text.ts'
import type { ConversationSummary } from '../../core/history/summary.ts'
import { useConversations, useSearch } from '../access/use-conversation.ts'

/** A row of the list, and where the words of the search are in it. */
export interface HistoryItem extends ConversationSummary {
  readonly excerpt: Excerpt | null
}

/** What is listed, and what narrows it. */
export interface HistoryItems {
  readonly items: readonly HistoryItem[]
  /** Of all conversations, whatever is searched. */
  readonly count: number
  readonly words: string
  readonly setWords: (words: string) => void
  readonly onlyStarred: boolean
  readonly setOnlyStarred: (only: boolean) => void
  /** The search ended at as many hits as it gives: there may be more. */
  readonly isCut: boolean
  /** The rows are those of the words before. */
  readonly isSearching: boolean
}

export function useHistoryItems(): HistoryItems {
  const [words, setWords] = useState('')
  const [onlyStarred, setOnlyStarred] = useState(false)
  const asked = useDeferredValue(words.trim())
  const all = useConversations()
  const hits = useSearch(asked)
  const [shown, setShown] = useState<typeof hits>([])
  if (hits !== undefined && hits !== shown) setShown(hits)
  const items = useMemo(() => {
    const byId = new Map(all.map((summary) => [summary.id, summary]))
    const found =
      asked === ''
        ? all.map((summary) => ({ ...summary, excerpt: null }))
        : (shown ?? []).flatMap(({ conversationId, nodeId, excerpt }) => {
            const summary = byId.get(conversationId)
            // What stands in the title is read there.
            return summary ? [{ ...summary, excerpt: nodeId === null ? null : excerpt }] : []
          })
    return onlyStarred ? found.filter(({ starred }) => starred) : found
  }, [all, asked, shown, onlyStarred])
  return {
    items,
    count: all.length,
    words,
    setWords,
    onlyStarred,
    setOnlyStarred,
    isCut: asked !== '' && shown?.length === mostHits,
    isSearching: words.trim() !== '' && (asked !== words.trim() || hits === undefined),
  }
}

/** How many chats are listed, and whether a search ended there. */
export function formatCount({ items, onlyStarred, isCut }: HistoryItems): string {
  if (!isCut) return `${items.length} ${items.length === 1 ? 'chat' : 'chats'}`
  return onlyStarred
    ? `${items.length} of the first ${mostHits} chats`
    : `The first ${mostHits} chats`
}
