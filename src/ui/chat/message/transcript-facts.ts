import { createContext, useContext } from 'react'

/** What every message shows or is drawn by, read once for all of them. */
export interface TranscriptFacts {
  /** The provider that answers in place of one without a key; undefined until the server has said. */
  readonly standIn: string | null | undefined
  /** Of the column of messages, in whole CSS pixels. */
  readonly width: number
}

const FactsContext = createContext<TranscriptFacts | null>(null)

export const TranscriptProvider = FactsContext.Provider

export function useTranscriptFacts(): TranscriptFacts {
  const facts = useContext(FactsContext)
  if (!facts) throw new Error('No TranscriptProvider above this message.')
  return facts
}
