import type { ApiError } from '../../../core/chat/api-error.ts'
import type { NumberedRecord, RunRecord } from '../../../core/run/record.ts'
import type { Link } from '../../stores/run-store.ts'
import { createFakeClock } from '../../testing/fake-clock.ts'
import { createFakeLocks } from '../../testing/fake-locks.ts'
import { createFakePage } from '../../testing/fake-page.ts'
import { createFakeProxy } from '../../testing/fake-proxy.ts'
import { createProxyClient } from '../proxy-client.ts'
import { streamRun, type RunSource } from '../stream-run.ts'

export const runId = '0123456789abcdef0123456789abcdef'
export const start: RunSource = {
  kind: 'start',
  start: { runId, provider: 'p', operation: 'chat', body: '{}\n' },
}

export const records: readonly RunRecord[] = [
  { type: 'open', atMs: 1, status: 200, headers: {} },
  { type: 'chunk', atMs: 2, text: 'data: "é👩‍🚀"\n\n' },
  { type: 'chunk', atMs: 3, text: 'id: 9\ndata: forged\n\n' },
  { type: 'end', atMs: 4, cause: 'eof' },
]
export const numbered: readonly NumberedRecord[] = records.map((record, seq) => ({ seq, record }))
/** A run that is followed once `open` is called, and all that is heard of it. */
export function createStreamBench(source: RunSource = start) {
  const clock = createFakeClock()
  const page = createFakePage()
  const proxy = createFakeProxy({ providers: [], standIn: 'demo' })
  const seen: NumberedRecord[] = []
  const links: Link[] = []
  const lost: ApiError[] = []
  const tasks = { count: 0 }
  const nextTask = async () => void tasks.count++
  const locks = createFakeLocks()
  const deps = { ...clock, random: () => 0, nextTask, tryLock: locks.tryLock, page }
  const client = createProxyClient({ fetch: proxy.fetch, page, setTimer: clock.setTimer })
  const open = () =>
    streamRun(deps, client, source, {
      onRecord: (record) => seen.push(record),
      onLink: (link) => links.push(link),
      onStarted: () => {},
      onLost: (error) => lost.push(error),
    })
  return { clock, page, proxy, tasks, locks, seen, links, lost, deps, client, open }
}
