import { expect, test } from 'vitest'

import type { RunRecord } from '../../core/run/record.ts'
import { defaultLimits, type Limits } from '../deps.ts'
import { collectSecretForms } from '../keys/key-mask.ts'
import { createFakeTime, settle } from '../testing/fake-time.ts'
import { sentinelKey } from '../testing/proxy-bench.ts'
import { createScriptedUpstream } from '../testing/scripted-upstream.ts'
import type { RunEnd } from '../upstream/describe-failure.ts'
import { createMemoryLog, defaultMemoryLogLimits } from './memory-log.ts'
import { pumpRun } from './pump-run.ts'

const runId = 'r'

async function startPump(limits: Partial<Limits> = {}, logBytes = defaultMemoryLogLimits.maxBytes) {
  const time = createFakeTime()
  const upstream = createScriptedUpstream()
  const log = createMemoryLog(time.setTimer, { ...defaultMemoryLogLimits, maxBytes: logBytes })
  const controller = new AbortController()
  await log.open(runId, 'ann')
  const { signal } = controller
  const request = { method: 'POST', url: 'http://u/', headers: {}, body: '{}', signal } as const
  const done = pumpRun({
    runId,
    log,
    call: () => upstream.send(request),
    controller,
    secretForms: collectSecretForms([sentinelKey]),
    headersTimeoutMs: 60_000,
    limits: { ...defaultLimits, ...limits },
    now: time.now,
    setTimer: time.setTimer,
  })
  await settle()
  const records = async (): Promise<RunRecord[]> => {
    const page = await log.read(runId, -1, Infinity)
    return 'records' in page ? page.records.map(({ record }) => record) : []
  }
  return {
    time,
    arrival: upstream.only(),
    records,
    texts: async () =>
      (await records()).flatMap((record) => (record.type === 'chunk' ? [record.text] : [])),
    abort: (end: RunEnd) => controller.abort(end),
    /** All records, after the pump is done: one `end`, last, and no timer left but the log's own. */
    finish: async () => {
      await done
      const all = await records()
      expect(all.map(({ type }) => type).filter((type) => type === 'end')).toHaveLength(1)
      expect(all.at(-1)?.type).toBe('end')
      expect(time.count()).toBe(1)
      return all
    },
  }
}

const ended = (records: readonly RunRecord[]) => {
  const last = records.at(-1)
  return last?.type === 'end' ? { cause: last.cause, detail: last.detail } : null
}

test('what came is in the log as it came, with the time it came', async () => {
  const { arrival, time, finish } = await startPump()
  await time.advance(400)
  await arrival.open(200, { 'content-type': 'text/event-stream', 'set-cookie': 'a=b' })
  await time.advance(30)
  await arrival.push('data: {"a"')
  await time.advance(20)
  await arrival.push(': 1}\r\n\r\n\ufeff\0')
  await arrival.end()
  expect(await finish()).toEqual([
    { type: 'open', atMs: 400, status: 200, headers: { 'content-type': 'text/event-stream' } },
    { type: 'chunk', atMs: 430, text: 'data: {"a"' },
    { type: 'chunk', atMs: 450, text: ': 1}\r\n\r\n\ufeff\0' },
    { type: 'end', atMs: 450, cause: 'eof' },
  ])
})

test('a character cut between two pieces is whole in the log', async () => {
  const { arrival, texts, finish } = await startPump()
  const [first, ...rest] = new TextEncoder().encode('世')
  await arrival.open()
  await arrival.push(Uint8Array.of(first ?? 0))
  await arrival.push(Uint8Array.from(rest))
  await arrival.push(Uint8Array.of(0xe4))
  await arrival.end()
  await finish()
  expect(await texts()).toEqual(['世', '\ufffd'])
})

test('[K1] a key is masked in the text, split or not, and in the headers', async () => {
  const { arrival, texts, finish } = await startPump()
  await arrival.open(401, {
    'x-request-id': `for ${sentinelKey}`,
    'www-authenticate': `Bearer ${sentinelKey}`,
    'x-ratelimit-reset': 'x'.repeat(1000),
  })
  await arrival.push(`wrong key ${sentinelKey.slice(0, 9)}`)
  await arrival.push(`${sentinelKey.slice(9)}.`)
  await arrival.push('ends like one: sk-SEN')
  await arrival.end()
  const [open] = await finish()
  expect(open).toMatchObject({
    headers: { 'x-request-id': 'for [key removed]', 'x-ratelimit-reset': 'x'.repeat(256) },
  })
  expect((await texts()).join('')).toBe('wrong key [key removed].ends like one: sk-SEN')
})

test.each([301, 302, 303, 307, 308])('a %i is told and not followed', async (status) => {
  const { arrival, finish } = await startPump()
  await arrival.open(status, { location: 'http://127.0.0.1:1/', 'content-type': 'text/html' })
  const records = await finish()
  expect(records.map(({ type }) => type)).toEqual(['open', 'end'])
  expect(JSON.stringify(records)).not.toContain('127.0.0.1')
  expect(ended(records)?.cause).toBe('upstream-redirect')
  expect(arrival.isClosed()).toBe(true)
})

test.each(['gzip', 'br', 'gzip, gzip', 'identity, gzip'])(
  'an answer that is %s although we asked for identity is refused unread',
  async (encoding) => {
    const { arrival, finish } = await startPump()
    await arrival.open(200, { 'content-encoding': encoding })
    expect(ended(await finish())).toMatchObject({ cause: 'refused' })
    expect(arrival.isClosed()).toBe(true)
  },
)

test('a connection that breaks is told in our words, never in those of the error', async () => {
  const before = await startPump()
  await before.arrival.fail('ECONNREFUSED')
  const after = await startPump()
  await after.arrival.open()
  await after.arrival.push('half')
  await after.arrival.fail('ECONNRESET')
  const unknown = await startPump()
  await unknown.arrival.fail('constructor')
  const ends = [await before.finish(), await after.finish(), await unknown.finish()].map(ended)
  expect(ends.map((end) => end?.cause)).toEqual([
    'upstream-unreachable',
    'upstream-reset',
    'upstream-unreachable',
  ])
  expect(JSON.stringify(ends)).not.toContain('SENTINEL')
  expect(await after.texts()).toEqual(['half'])
})

test('[P3] stopping ends the log at once, before the headers and in the text, once', async () => {
  const early = await startPump()
  early.abort({ cause: 'stopped' })
  early.abort({ cause: 'orphaned' })
  expect(ended(await early.finish())?.cause).toBe('stopped')
  expect(early.arrival.isClosed()).toBe(true)

  const late = await startPump()
  await late.arrival.open()
  await late.arrival.push('kept, and the tail too: sk-S')
  late.abort({ cause: 'stopped' })
  expect(ended(await late.finish())?.cause).toBe('stopped')
  expect((await late.texts()).join('')).toBe('kept, and the tail too: sk-S')
  await late.arrival.push('ghost')
  expect((await late.texts()).join('')).not.toContain('ghost')
})

test('an upstream that stays silent is cut: before the headers, in the text, and over all', async () => {
  const headers = await startPump()
  await headers.time.advance(59_999)
  expect(headers.arrival.isClosed()).toBe(false)
  await headers.time.advance(1)
  expect(ended(await headers.finish())).toEqual({
    cause: 'upstream-timeout',
    detail: 'No answer came for 60 s.',
  })

  const idle = await startPump()
  await idle.arrival.open()
  await idle.time.advance(119_000)
  await idle.arrival.push(': ping\n')
  await idle.time.advance(119_000)
  expect(idle.arrival.isClosed()).toBe(false)
  await idle.time.advance(1_000)
  expect(ended(await idle.finish())?.detail).toBe('Nothing came for 120 s.')

  const drip = await startPump()
  await drip.arrival.open()
  for (let minute = 0; minute < 30; minute += 1) {
    await drip.time.advance(60_000)
    await drip.arrival.push('.')
  }
  expect(ended(await drip.finish())?.cause).toBe('upstream-timeout')
})

test('an answer is cut at its byte limit, exactly', async () => {
  const { arrival, texts, finish } = await startPump({ maxRunBytes: 1000 })
  await arrival.open()
  await arrival.push('x'.repeat(900))
  await arrival.push('y'.repeat(900))
  expect(ended(await finish())?.cause).toBe('limit')
  expect((await texts()).join('')).toBe('x'.repeat(900) + 'y'.repeat(100))
  expect(arrival.isClosed()).toBe(true)
})

test('a flood of single bytes reaches the limit by the piece', async () => {
  const { arrival, finish } = await startPump({ maxRunBytes: 640 })
  await arrival.open()
  for (let count = 0; count < 11; count += 1) await arrival.push('x')
  expect(ended(await finish())?.cause).toBe('limit')
})

test('a large piece becomes several records, and no character is torn', async () => {
  const { arrival, texts, finish } = await startPump({ maxRecordChars: 5 })
  await arrival.open()
  await arrival.push('abcd👍efgh')
  await arrival.end()
  await finish()
  expect(await texts()).toEqual(['abcd', '👍efg', 'h'])
})

test('a run whose log has no room left ends, and its text has no hole', async () => {
  const { arrival, texts, finish } = await startPump({}, 3_000)
  await arrival.open()
  await arrival.push('a'.repeat(500))
  await arrival.push('b'.repeat(5000) + 'sk-S')
  expect(ended(await finish())?.cause).toBe('limit')
  expect(await texts()).toEqual(['a'.repeat(500)])
})
