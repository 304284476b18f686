import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { useClient } from '../access/client-context.tsx'
import { choicesOf, type RunChoice } from './run-choices.ts'

const none: readonly RunChoice[] = []

/** The runs of a conversation; none while it is being read. */
export function useRunChoices(conversationId: string): readonly RunChoice[] {
  const { queries } = useClient()
  const document = useQuery(queries.conversation(conversationId)).data
  return useMemo(() => (document ? choicesOf(document) : none), [document])
}
