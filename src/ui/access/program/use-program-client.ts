import {
  clientLanguages,
  type SnippetClient,
  type SnippetLanguage,
} from '../../../core/snippet/snippet.ts'
import { snippetClients } from '../../../core/snippet/clients.ts'
import { useWorkspace } from '../client-context.tsx'

export const languages = [...new Set(Object.values(clientLanguages))]

/** The clients of a language, in the order they are offered. */
export const clientsOf = (language: SnippetLanguage): readonly SnippetClient[] =>
  snippetClients.filter((client) => client.language === language)

/** What programs are printed for: the language last chosen, and in it the client last chosen. */
export function useProgramClient(): SnippetClient {
  const { language, clients } = useWorkspace((workspace) => workspace.code)
  const client = snippetClients.find(({ id }) => id === clients[language])
  if (!client) throw new Error(`There is no client ${clients[language]}.`)
  return client
}
