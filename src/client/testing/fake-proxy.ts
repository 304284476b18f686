import {
  clientHeader,
  formatRecordFrame,
  parseStartRun,
  routes,
  type ProvidersAnswer,
  type StartRun,
} from '../../core/protocol/protocol.ts'
import type { ProviderHealth } from '../../core/protocol/health.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import { parseJson } from '../../core/json.ts'
import type { RunRecord } from '../../core/run/record.ts'

interface FakeRun {
  readonly start: StartRun
  readonly records: RunRecord[]
  readonly readers: Set<ReadableStreamDefaultController<Uint8Array>>
}

/** The server of `core/protocol/SPEC.md` in memory; the test plays the upstream by hand. */
export interface FakeProxy {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** What went upstream: one entry per run, however often it was posted. */
  readonly upstream: StartRun[]
  /** `POST /api/runs`, `GET /api/runs/…?after=3`, in the order they came. */
  readonly calls: string[]
  readonly runs: Map<string, FakeRun>
  /** What the upstream says next; `end` closes the log. */
  append(runId: string, ...records: readonly RunRecord[]): void
  /** Every open line breaks, without a word to the run. */
  cut(): void
  heartbeat(): void
  /** The server restarts: it knows no run any more. */
  forget(): void
  readonly faults: {
    /** Nothing reaches the server. */
    isDown: boolean
    /** So many requests arrive and are carried out, and their answers are lost. */
    lostAnswers: number
    /** The same, but the status arrives: the line was cut within the head, which browsers take for a whole one. */
    lostHeads: number
    /** Instead of starting runs. */
    refusal: { readonly status: number; readonly error: ApiError } | null
  }
  /** What it lists: an edit of `.env` changes it. */
  providers: ProvidersAnswer
  models: unknown
  health: unknown
  /** Of those that stand otherwise, by id. */
  readonly healthOf: Map<string, ProviderHealth>
  localRuntimes: unknown
  /** The provider's own words. */
  tokenCount: unknown
}

export function createFakeProxy(providers: ProvidersAnswer): FakeProxy {
  const encoder = new TextEncoder()
  const proxy: FakeProxy = {
    upstream: [],
    calls: [],
    runs: new Map(),
    providers,
    models: { data: [] },
    health: { state: 'ready', message: 'Ready.', durationMs: 1, modelCount: 1 },
    healthOf: new Map(),
    localRuntimes: { isAllowed: true, runtimes: [] },
    tokenCount: { input_tokens: 7 },
    faults: { isDown: false, lostAnswers: 0, lostHeads: 0, refusal: null },
    append,
    cut: () => eachReader((reader) => reader.error(new TypeError('network error'))),
    heartbeat: () => eachReader((reader) => reader.enqueue(encoder.encode(':\n\n')), false),
    forget: () => {
      proxy.cut()
      proxy.runs.clear()
    },
    fetch,
  }

  function eachReader(
    act: (reader: ReadableStreamDefaultController<Uint8Array>) => void,
    isLast = true,
  ): void {
    for (const run of proxy.runs.values()) {
      for (const reader of run.readers) act(reader)
      if (isLast) run.readers.clear()
    }
  }

  function append(runId: string, ...records: readonly RunRecord[]): void {
    const run = proxy.runs.get(runId)
    if (!run || run.records.at(-1)?.type === 'end') return // the upstream was closed
    for (const record of records) {
      const seq = run.records.push(record) - 1
      for (const reader of run.readers) {
        reader.enqueue(encoder.encode(formatRecordFrame({ seq, record })))
        if (record.type === 'end') reader.close()
      }
    }
  }

  async function fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const method = init.method ?? 'GET'
    proxy.calls.push(`${method} ${path}`)
    if (proxy.faults.isDown) throw new TypeError('fetch failed')
    if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError')
    const response = respond(method, path, init)
    if (proxy.faults.lostAnswers > 0) {
      proxy.faults.lostAnswers--
      throw new TypeError('fetch failed')
    }
    if (proxy.faults.lostHeads > 0) {
      proxy.faults.lostHeads--
      return new Response(null, { status: response.status })
    }
    return response
  }

  function respond(method: string, path: string, init: RequestInit): Response {
    if (method !== 'GET' && new Headers(init.headers).get(clientHeader.name) !== clientHeader.value)
      return errorAnswer(403, { kind: 'refused', message: 'No header.' })
    if (path === routes.providers) return Response.json(proxy.providers)
    if (path.endsWith('/models')) return Response.json(proxy.models)
    const [, checked] = /^\/api\/providers\/([^/]+)\/health(?:\?fresh=yes)?$/.exec(path) ?? []
    if (checked !== undefined) return Response.json(proxy.healthOf.get(checked) ?? proxy.health)
    if (path === routes.localRuntimes) return Response.json(proxy.localRuntimes)
    if (path.endsWith('/count-tokens')) return Response.json(proxy.tokenCount)
    if (method === 'POST') return startRun(init.body, init.signal)
    const [, runId = '', after] =
      /^\/api\/runs\/([0-9a-f]+)(?:\?(?:after=(\d+))?&?(?:wait=no)?)?$/.exec(path) ?? []
    const run = proxy.runs.get(runId)
    if (!run) return errorAnswer(404, { kind: 'interrupted', message: 'No such run.' })
    if (method === 'GET')
      return logOf(
        run,
        after === undefined ? 0 : Number(after) + 1,
        init.signal,
        !path.endsWith('wait=no'),
      )
    append(runId, { type: 'end', atMs: 0, cause: 'stopped' })
    return new Response(null, { status: 204 })
  }

  function startRun(body: RequestInit['body'], signal: RequestInit['signal']): Response {
    if (proxy.faults.refusal) {
      const { status, error } = proxy.faults.refusal
      return errorAnswer(status, error)
    }
    const parsed = parseJson(typeof body === 'string' ? body : '')
    const start = parseStartRun(parsed.ok ? parsed.value : null)
    if (!start.ok) return errorAnswer(400, { kind: 'refused', message: start.error })
    const known = proxy.runs.get(start.value.runId)
    if (known) return logOf(known, 0, signal)
    const run: FakeRun = { start: start.value, records: [], readers: new Set() }
    proxy.runs.set(start.value.runId, run)
    proxy.upstream.push(start.value)
    return logOf(run, 0, signal)
  }

  function logOf(
    run: FakeRun,
    from: number,
    signal: RequestInit['signal'],
    waits = true,
  ): Response {
    let reader: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        reader = controller
        run.records.forEach((record, seq) => {
          if (seq >= from) controller.enqueue(encoder.encode(formatRecordFrame({ seq, record })))
        })
        if (!waits || run.records.at(-1)?.type === 'end') controller.close()
        else run.readers.add(controller)
      },
      cancel: () => {
        if (reader) run.readers.delete(reader)
      },
    })
    signal?.addEventListener('abort', () => {
      if (reader && run.readers.delete(reader))
        reader.error(new DOMException('aborted', 'AbortError'))
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  return proxy
}

const errorAnswer = (status: number, error: ApiError): Response =>
  Response.json({ error }, { status })
