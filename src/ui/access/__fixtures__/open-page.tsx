import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { onTestFinished } from 'vitest'

// What the client fetches when it is first used is here from the start: `settle` waits for no file.
import '../../../client/commands/export-conversations.ts'
import '../../../client/commands/further-answers.ts'
import '../../../client/commands/history-actions.ts'
import '../../../client/commands/import-actions.ts'
import '../../../client/commands/import-conversations.ts'
import '../../../client/commands/message-actions.ts'
import '../../../client/commands/page-actions.ts'
import '../../../client/commands/preset-actions.ts'
import '../../../client/commands/tell-switch.ts'
import { createClient, type RunningClient } from '../../../client/create-client.ts'
import { createMemoryRepo } from '../../../client/db/memory-repo.ts'
import '../../../client/db/safe-repo.ts'
import '../../../client/live/follow-run.ts'
import '../../../client/live/share-runs.ts'
import { createFakeClock } from '../../../client/testing/fake-clock.ts'
import { createFakeLocks } from '../../../client/testing/fake-locks.ts'
import { createFakePage } from '../../../client/testing/fake-page.ts'
import { createFakeProxy, type FakeProxy } from '../../../client/testing/fake-proxy.ts'
import { createFakeRoom } from '../../../client/testing/fake-room.ts'
import { createFakeStorage } from '../../../client/testing/fake-storage.ts'
import { createFakeTabs } from '../../../client/testing/fake-tabs.ts'
import { defaultTraits } from '../../../core/dialect/dialect.ts'
import '../../../core/catalog/model-list.ts'
import '../../../core/markdown/plain-text.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../../core/protocol/protocol.ts'
import { ClientProvider } from '../client-context.tsx'

export const aProvider = (change: Partial<ProviderInfo> = {}): ProviderInfo => ({
  id: 'modelslab',
  name: 'ModelsLab',
  needsKey: true,
  isUsable: true,
  keyVariable: 'MODELSLAB_API_KEY',
  baseUrlVariable: 'MODELSLAB_BASE_URL',
  isLocal: false,
  endpoints: {
    chat: 'https://modelslab.com/api/v7/llm/chat/completions',
    messages: 'https://modelslab.com/api/v7/llm/v1/messages',
    'count-tokens': 'https://modelslab.com/api/v7/llm/v1/messages/count_tokens',
    models: 'https://modelslab.com/api/v7/llm/v1/models',
  },
  dialects: ['openai-chat', 'anthropic-messages'],
  auth: 'bearer',
  traits: defaultTraits,
  links: { keys: 'https://modelslab.com/keys', docs: 'https://docs.modelslab.com' },
  ...change,
})

export const demoProvider = aProvider({
  id: 'demo',
  name: 'Demo',
  needsKey: false,
  keyVariable: '',
  auth: 'none',
  endpoints: {
    chat: 'http://localhost:3000/demo/v1/chat/completions',
    messages: 'http://localhost:3000/demo/v1/messages',
  },
  links: {},
})

/** The server's answer: ModelsLab with a key or without one, and the demo. */
export const aServer = (hasKey = false, ...more: readonly ProviderInfo[]): ProvidersAnswer => ({
  providers: [aProvider({ isUsable: hasKey }), ...more, demoProvider],
  standIn: 'demo',
})

interface PageOptions {
  readonly server?: ProvidersAnswer
  /** The list that every provider gives. */
  readonly models?: unknown
  /** How the server is to stand before the page first asks it. */
  readonly prepareProxy?: (proxy: FakeProxy) => void
  /** Media queries that hold. */
  readonly media?: readonly string[]
  /** Done before anything is rendered, as an earlier visit would have left it. */
  readonly prepare?: (client: RunningClient) => void
}

/** What jsdom lacks and every browser has. */
function completeBrowser(holds: readonly string[]): void {
  window.matchMedia = ((query: string) => ({
    matches: holds.includes(query),
    media: query,
    addEventListener() {},
    removeEventListener() {},
  })) as unknown as typeof window.matchMedia
}

/**
 * A part of the page on the real client, with a server, a disk and a clock in memory. The server's
 * answer is there before the first render, as it nearly always is when a person looks.
 */
export async function openPage(element: ReactElement, options: PageOptions = {}) {
  const { server = aServer(), models, media = [], prepare, prepareProxy } = options
  completeBrowser(media)
  const clock = createFakeClock()
  const proxy = createFakeProxy(server)
  if (models !== undefined) proxy.models = models
  prepareProxy?.(proxy)
  const room = createFakeRoom()
  let ids = 0
  const client: RunningClient = createClient({
    fetch: proxy.fetch,
    now: clock.now,
    randomId: () => (++ids).toString(16).padStart(32, '0'),
    random: () => 0,
    setTimer: clock.setTimer,
    requestFrame: (callback) => clock.setTimer(callback, 16),
    nextTask: () => Promise.resolve(),
    ...createFakeLocks(),
    storage: createFakeStorage(),
    openChannel: createFakeTabs().openChannel,
    openDisk: () => Promise.resolve(createMemoryRepo()),
    room,
    page: createFakePage('/'),
  })
  onTestFinished(() => {
    cleanup()
    client.dispose()
  })
  await client.queryClient.fetchQuery(client.queries.providers())
  prepare?.(client)
  const within = (part: ReactElement) => (
    <QueryClientProvider client={client.queryClient}>
      <ClientProvider value={client}>{part}</ClientProvider>
    </QueryClientProvider>
  )
  const view = render(within(element))
  await act(() => clock.settle())
  return {
    ...view,
    client,
    clock,
    proxy,
    room,
    /** Another part of the page on the same client. */
    rerenderWithin: (part: ReactElement) => view.rerender(within(part)),
  }
}
