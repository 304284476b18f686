import { clientHeader, parseRecordFrame, routes } from '../../core/protocol/protocol.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import { createProxy, type Proxy } from '../app.ts'
import { defaultLimits, type ProxyDeps } from '../deps.ts'
import { localRows } from '../local/local-rows.ts'
import { builtInRows } from '../providers/provider-rows.ts'
import { createMemoryLog, defaultMemoryLogLimits } from '../runs/memory-log.ts'
import { createFakeTime, type FakeTime } from './fake-time.ts'
import { createScriptedUpstream, type ScriptedUpstream } from './scripted-upstream.ts'

export const sentinelKey = 'sk-SENTINEL-5f1c0a9e77'

/** A proxy whose time and upstream are in the test's hands. */
export interface ProxyBench {
  readonly proxy: Proxy
  readonly time: FakeTime
  readonly upstream: ScriptedUpstream
  readonly reported: string[]
}

const origin = 'http://localhost:8787'

export function createProxyBench(differences: Partial<ProxyDeps> = {}): ProxyBench {
  const time = createFakeTime()
  const upstream = createScriptedUpstream()
  const reported: string[] = []
  let dice = 0
  const proxy = createProxy({
    readVariable: (name) => (name === 'OPENAI_API_KEY' ? sentinelKey : undefined),
    providerRows: () => [...builtInRows.slice(0, -1), ...localRows, ...builtInRows.slice(-1)],
    send: upstream.send,
    demo: async (request) => new Response(await request.text()),
    log: createMemoryLog(time.setTimer, defaultMemoryLogLimits),
    limits: defaultLimits,
    isLocalMode: true,
    allowedHosts: [],
    accessToken: null,
    now: time.now,
    setTimer: time.setTimer,
    randomHex: (digits) => (dice += 1).toString(16).padStart(digits, '0'),
    report: (line) => reported.push(line),
    ...differences,
  })
  return { proxy, time, upstream, reported }
}

export const ownerCookie = (digit: string): string => `verbatim_owner=${digit.repeat(32)}`

export const aRunId = (digit: string): string => digit.repeat(32)

/** As the browser sends it; a header that is null is left out. */
export function aRequest(
  path: string,
  init: { method?: string; body?: string; headers?: Record<string, string | null> } = {},
): Request {
  const headers = new Headers()
  const all = {
    host: 'localhost:8787',
    cookie: ownerCookie('a'),
    [clientHeader.name]: clientHeader.value,
    'content-type': 'application/json',
    ...init.headers,
  }
  for (const [name, value] of Object.entries(all)) if (value !== null) headers.set(name, value)
  return new Request(`${origin}${path}`, {
    method: init.method ?? 'GET',
    headers,
    body: init.body ?? null,
  })
}

export const aStart = (
  differences: Readonly<Record<string, unknown>> = {},
  headers: Record<string, string | null> = {},
): Request =>
  aRequest(routes.runs, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      runId: aRunId('1'),
      provider: 'openai',
      operation: 'chat',
      body: '{ "model": "m" }\n',
      ...differences,
    }),
  })

/** Every record of a log that has ended; or of as many frames as asked for. */
export async function readRecords(
  response: Response,
  atMost = Infinity,
): Promise<NumberedRecord[]> {
  const reader = response.body?.getReader()
  if (reader === undefined) return []
  const decoder = new TextDecoder()
  const records: NumberedRecord[] = []
  let text = ''
  while (records.length < atMost) {
    const { done, value } = await reader.read()
    if (done) return records
    text += decoder.decode(value, { stream: true })
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const [id, data] = frame.split('\n')
      const record = parseRecordFrame(id?.slice('id: '.length), data?.slice('data: '.length) ?? '')
      if (record !== null) records.push(record)
    }
  }
  await reader.cancel()
  return records
}

export const textOf = (records: readonly NumberedRecord[]): string =>
  records.map(({ record }) => (record.type === 'chunk' ? record.text : '')).join('')

export const endOf = (records: readonly NumberedRecord[]) => {
  const last = records.at(-1)?.record
  return last?.type === 'end' ? last.cause : null
}
