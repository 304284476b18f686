import type { FinishReason } from '../../core/chat/stream-event.ts'
import type { StreamEvent } from '../../core/chat/stream-event.ts'
import { defaultTraits } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { pathOf, type ConversationNode } from '../../core/history/conversation.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../core/protocol/protocol.ts'
import type { RunRecord } from '../../core/run/record.ts'
import type { Run } from '../../core/run/run.ts'
import { createClient, type RunningClient } from '../create-client.ts'
import type { ConversationRepo } from '../db/conversation-repo.ts'
import { createMemoryRepo } from '../db/memory-repo.ts'
import type { ClientDeps } from '../deps.ts'
import { preloadReader } from '../live/follow-later.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import { draftKey } from '../stores/workspace-store.ts'
import { createFakeClock } from './fake-clock.ts'
import { createFakeLocks } from './fake-locks.ts'
import { createFakePage, type FakePage } from './fake-page.ts'
import { createFakeProxy } from './fake-proxy.ts'
import { createFakeRoom } from './fake-room.ts'
import { createFakeStorage } from './fake-storage.ts'
import { createFakeTabs } from './fake-tabs.ts'

// Like everything else here it takes no time: an `import()` would take the test runner's.
await preloadReader()
await import('../db/safe-repo.ts')
await import('../live/share-runs.ts')

const provider = (id: string, isUsable: boolean, chatUrl?: string): ProviderInfo => ({
  id,
  name: id,
  needsKey: id !== 'demo',
  isUsable,
  keyVariable: 'A_KEY',
  baseUrlVariable: 'A_BASE_URL',
  isLocal: false,
  endpoints: chatUrl === undefined ? {} : { chat: chatUrl },
  dialects: ['openai-chat', 'anthropic-messages'],
  auth: 'bearer',
  traits: defaultTraits,
  links: {},
})

/** @param chatUrls addresses of the chat endpoints, by provider */
export const providersWith = (
  hasKey: boolean,
  chatUrls: Readonly<Record<string, string>> = {},
): ProvidersAnswer => ({
  providers: [
    provider('modelslab', hasKey, chatUrls['modelslab']),
    provider('demo', true, chatUrls['demo']),
  ],
  standIn: 'demo',
})

/** The bytes with which an upstream says these events. */
export function spoken(events: readonly StreamEvent[]): string {
  const encode = dialects['openai-chat'].createStreamEncoder({
    responseId: 'resp',
    model: 'm',
    createdAt: 1,
  })
  return events
    .flatMap((event) => encode(event))
    .map(({ event, data }) => `${event === null ? '' : `event: ${event}\n`}data: ${data}\n\n`)
    .join('')
}

/** From one update of the page to the next one, in a browser that paints every 16 ms. */
export const longestWaitMs = 40

/** A browser, its disk and the server, on a clock that stands still. One page is open in it. */
export function createTestHouse(
  options: {
    readonly hasKey?: boolean
    readonly endpoints?: Readonly<Record<string, string>>
  } = {},
) {
  const clock = createFakeClock()
  const proxy = createFakeProxy(providersWith(options.hasKey ?? true, options.endpoints))
  const storage = createFakeStorage()
  const tabs = createFakeTabs()
  const { tryLock, holdLock, held: heldLocks } = createFakeLocks()
  const room = createFakeRoom()
  const disk = createMemoryRepo()
  const house = { disk, hasDisk: true }
  /** What reached disk and wire, in order (law H1). */
  const journal: string[] = []
  let ids = 0

  const watched: ConversationRepo = new Proxy(disk, {
    get: (_, method: keyof ConversationRepo) =>
      method === 'change' || method === 'finishRun' || method === 'checkpoint'
        ? async (...args: never[]) => {
            const write = house.disk[method] as (...all: never[]) => Promise<unknown>
            const result = await write(...args)
            journal.push(`disk ${method}`)
            return result
          }
        : house.disk[method],
  })

  function openPage(path = '/'): { readonly client: RunningClient; readonly page: FakePage } {
    const page = createFakePage(path)
    const deps: ClientDeps = {
      fetch: (url, init) => {
        journal.push(`${init?.method ?? 'GET'} ${url.replace(/[0-9a-f]{32}/, ':id')}`)
        return proxy.fetch(url, init)
      },
      now: clock.now,
      randomId: () => (++ids).toString(16).padStart(32, '0'),
      random: () => 0,
      setTimer: clock.setTimer,
      requestFrame: (callback) => clock.setTimer(callback, 16),
      nextTask: () => Promise.resolve(),
      tryLock,
      holdLock,
      storage,
      openChannel: tabs.openChannel,
      openDisk: async () => {
        if (!house.hasDisk) throw new DOMException('no disk', 'UnknownError')
        return watched
      },
      room,
      page,
    }
    return { client: createClient(deps), page }
  }

  const first = openPage()
  return { ...first, room, clock, proxy, storage, heldLocks, journal, house, openPage }
}

export type TestHouse = ReturnType<typeof createTestHouse>

/** Reading a client, and playing the upstream of the run that was started last. */
export function createHand({ clock, proxy }: TestHouse, client: RunningClient) {
  const document = async (): Promise<ConversationDocument> => {
    const id = client.workspace.getState().conversationId
    const found =
      id === null ? null : await client.queryClient.fetchQuery(client.queries.conversation(id))
    if (!found) throw new Error('no conversation is open')
    return found
  }
  const path = async (): Promise<readonly ConversationNode[]> =>
    pathOf((await document()).conversation)
  const lastId = () => {
    const start = proxy.upstream.at(-1)
    if (!start) throw new Error('nothing went upstream')
    return start.runId
  }
  /** As the interface shows it: live, or saved. */
  const run = async (runId: string): Promise<Run> => {
    const found = client.runs.getState().live[runId]?.run ?? (await document()).runs[runId]
    if (!found) throw new Error(`no run ${runId}`)
    return found
  }
  const append = async (...records: readonly RunRecord[]) => {
    proxy.append(lastId(), ...records)
    await clock.advance(longestWaitMs)
  }
  return {
    document,
    path,
    run,
    append,
    lastId,
    lastRun: () => run(lastId()),
    send: async (text: string) => {
      client.commands.setDraft(text)
      await client.commands.send()
      await clock.settle()
    },
    open: () => append({ type: 'open', atMs: 5, status: 200, headers: {} }),
    say: (text: string, atMs = 10) =>
      append({ type: 'chunk', atMs, text: spoken([{ type: 'text-delta', text }]) }),
    complete: async (reason: FinishReason = 'stop') =>
      append(
        {
          type: 'chunk',
          atMs: 20,
          text: spoken([{ type: 'finish', reason, rawReason: null }]),
        },
        { type: 'end', atMs: 21, cause: 'eof' },
      ),
    failWith: (status: number, body: string, headers: Record<string, string> = {}) =>
      append(
        { type: 'open', atMs: 5, status, headers },
        { type: 'chunk', atMs: 6, text: body },
        { type: 'end', atMs: 7, cause: 'eof' },
      ),
    draft: () => {
      const { drafts, conversationId } = client.workspace.getState()
      return drafts[draftKey(conversationId)] ?? ''
    },
  }
}
