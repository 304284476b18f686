import { suggestions } from '../../core/catalog/suggestions.ts'
import { useCommands, useNotices, useWorkspace } from '../access/client-context.tsx'
import { useConversations } from '../access/use-conversation.ts'
import { UndoLine } from '../kit/undo-line.tsx'
import type { PromptListProps } from './prompt-list.tsx'

interface PromptUses {
  readonly onUse: (text: string) => void
  /** A conversation was opened. */
  readonly onDone: () => void
}

interface ListedPrompts extends PromptListProps {
  /** So many are shown. */
  readonly most?: number
}

/** Of thousands of chats the pane shows the last; the others are in the history. */
const mostRecent = 30

/** Starters, saved prompts and recent chats, each with what can be done to it. */
export function usePromptLists({ onUse, onDone }: PromptUses): readonly ListedPrompts[] {
  const commands = useCommands()
  const saved = useWorkspace((workspace) => workspace.savedPrompts)
  const currentId = useWorkspace((workspace) => workspace.conversationId)
  const conversations = useConversations()
  const undo = useNotices((notices) => notices.undo)
  const undoLines = (kind: 'prompts' | 'conversations') =>
    undo
      .filter(({ place }) => place.kind === kind)
      .map(({ id, label }) => (
        <UndoLine key={id} label={label} onUndo={() => void commands.undo(id)} />
      ))
  return [
    {
      title: 'Starters',
      items: suggestions.map((text) => ({ id: text, text, onChoose: () => onUse(text) })),
    },
    {
      title: 'Saved',
      items: saved.map((text) => ({
        id: text,
        text,
        onChoose: () => onUse(text),
        removal: { label: `Remove prompt: ${text}`, onRemove: () => commands.removePrompt(text) },
      })),
      notes: undoLines('prompts'),
    },
    {
      title: 'Recent',
      most: mostRecent,
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
          onRemove: () => void commands.deleteConversations([id]),
        },
      })),
      notes: undoLines('conversations'),
    },
  ]
}
