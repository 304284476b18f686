import { createContext, useContext } from 'react'

/** What the parts of the pane ask of the pane. All of it is stable. */
export interface Chat {
  /** Opens the page that says how to add a key. */
  readonly onSetUp: () => void
  /** Opens the list of models. */
  readonly onChooseModel: () => void
  /** Opens the comparison of a run with another one. */
  readonly onCompare: (runId: string) => void
  /** Puts a user's message into its edit box; null closes it. */
  readonly edit: (nodeId: string | null) => void
  /** Closes the edit box of this message, and no other that was opened since. */
  readonly endEdit: (nodeId: string) => void
  readonly focusComposer: () => void
}

const ChatContext = createContext<Chat | null>(null)

export const ChatProvider = ChatContext.Provider

export function useChat(): Chat {
  const chat = useContext(ChatContext)
  if (!chat) throw new Error('No ChatProvider above this component.')
  return chat
}
