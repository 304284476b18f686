import { QueryClient } from '@tanstack/react-query'
import { createStore } from 'zustand/vanilla'

import type { Client, QuerySource } from '../../../client/client.ts'
import type { Commands } from '../../../client/commands/commands.ts'
import type { ConversationDocument } from '../../../client/queries/conversation-document.ts'
import type { Notices } from '../../../client/stores/notice-store.ts'
import type { RunsState } from '../../../client/stores/run-store.ts'
import { initialWorkspace } from '../../../client/stores/initial-workspace.ts'
import { draftKey, editKey, type Workspace } from '../../../client/stores/workspace-store.ts'
import type { ProviderHealth } from '../../../core/protocol/health.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../../core/protocol/protocol.ts'
import { fail } from '../../../core/result.ts'
import { aBody, aResponse } from './messages.ts'

/** One call of a command, as it was made. */
export type CommandCall = readonly [name: keyof Commands, ...args: readonly unknown[]]

export interface FakeClient extends Client {
  readonly calls: CommandCall[]
  readonly setDocument: (document: ConversationDocument) => void
}

const aProvider = (change: Partial<ProviderInfo>): ProviderInfo => ({
  id: 'modelslab',
  name: 'ModelsLab',
  needsKey: true,
  isUsable: true,
  keyVariable: 'MODELSLAB_API_KEY',
  baseUrlVariable: 'MODELSLAB_BASE_URL',
  isLocal: false,
  endpoints: {},
  dialects: ['openai-chat', 'anthropic-messages'],
  auth: 'bearer',
  traits: { asksStreamUsage: true, maxTokensField: 'plain' },
  links: {},
  ...change,
})

export const providers: ProvidersAnswer = {
  providers: [
    aProvider({}),
    aProvider({ id: 'demo', name: 'Demo', needsKey: false, auth: 'none' }),
  ],
  standIn: 'demo',
}

export const aWorkspace = (): Workspace => initialWorkspace('/')

/** The client as the interface sees it: real stores and real queries, commands that only note the call. */
export function createFakeClient(now: () => number = () => 0): FakeClient {
  const workspace = createStore<Workspace>(aWorkspace)
  const runs = createStore<RunsState>(() => ({ live: {} }))
  const notices = createStore<Notices>(() => ({
    undo: [],
    retries: {},
    status: '',
    alert: '',
    failure: '',
    spokenAnswer: '',
    storage: null,
  }))
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity } },
  })
  const calls: CommandCall[] = []
  const source = <T>(queryKey: readonly string[], value: T): QuerySource<T> => ({
    queryKey,
    queryFn: () => Promise.resolve(value),
    staleTime: Infinity,
  })
  queryClient.setQueryData(['providers'], providers)
  return {
    workspace,
    runs,
    notices,
    queryClient,
    queries: {
      providers: () => source(['providers'], providers),
      models: (id) => source(['models', id], []),
      health: (id) =>
        source<ProviderHealth>(['health', id], {
          state: 'ready',
          message: 'It is ready.',
          durationMs: 1,
          modelCount: 1,
        }),
      localRuntimes: () => source(['local-runtimes'], { isAllowed: true, runtimes: [] }),
      conversation: (id) => source<ConversationDocument | null>(['conversation', id], null),
      conversationEnd: (id) => source<ConversationDocument | null>(['conversation-end', id], null),
      requestBody: (id) => source<string | null>(['request-body', id], aBody()),
      responseBody: (id) => source(['response-body', id], aResponse),
      conversations: () => source(['conversations'], []),
      storage: () => source(['storage'], null),
      search: (words) => source(['conversations', 'search', words], []),
      deletedConversations: () => source(['conversations', 'deleted'], []),
    },
    commands: createNotingCommands(calls, {
      setDraft: (text) =>
        workspace.setState(({ conversationId, drafts }) => ({
          drafts: { ...drafts, [draftKey(conversationId)]: text },
        })),
      setEdit: (nodeId, text) =>
        workspace.setState(({ conversationId, drafts }) => {
          const { [editKey(conversationId, nodeId)]: _old, ...others } = drafts
          if (text === null) return { drafts: others }
          return { drafts: { ...others, [editKey(conversationId, nodeId)]: text } }
        }),
      usePrompt: () => Promise.resolve('filled'),
      editAndRun: () => Promise.resolve(true),
      addMessage: () => Promise.resolve(true),
    }),
    countTokens: () =>
      Promise.resolve(
        fail({ status: 404, error: { kind: 'refused', message: 'Nobody counts here.' } }),
      ),
    allowedKeys: new Set(),
    now,
    calls,
    setDocument: (document) => {
      queryClient.setQueryData(['conversation', document.conversation.id], document)
      workspace.setState({ conversationId: document.conversation.id })
    },
  }
}

function createNotingCommands(calls: CommandCall[], effects: Partial<Commands>): Commands {
  return new Proxy(effects, {
    get:
      (target, name: keyof Commands) =>
      (...args: readonly unknown[]) => {
        calls.push([name, ...args])
        const effect = target[name] as ((...args: readonly unknown[]) => unknown) | undefined
        return effect ? effect(...args) : Promise.resolve()
      },
  }) as Commands // every name is answered
}
