import { followRun } from '../../../src/client/live/follow-run.ts'
import { formatRecordFrame } from '../../../src/core/protocol/protocol.ts'
import { createRun } from '../../../src/core/run/run.ts'

const words = ['The ', 'quick ', '**brown** ', 'fox ', 'jumps\n', 'over ', 'the ', 'café.\n\n']

/** The payload of one token, as OpenAI writes it: about 230 bytes. */
const payloadOf = (i) =>
  `{"id":"chatcmpl-BnchBnchBnchBnchBnchBnchBnch","object":"chat.completion.chunk","created":1764400000,"model":"a-model-of-some-size","service_tier":"default","choices":[{"index":0,"delta":{"content":${JSON.stringify(words[i % words.length])}},"finish_reason":null}]}`

/** An answer of so many tokens: as payloads, and as the bytes that the server writes for each. */
export function createAnswer(tokens) {
  const payloads = Array.from({ length: tokens }, (_, i) => payloadOf(i))
  const end =
    '{"id":"x","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}'
  const records = [
    { type: 'open', atMs: 1, status: 200, headers: {} },
    ...[...payloads, end, '[DONE]'].map((payload, i) => ({
      type: 'chunk',
      atMs: i,
      text: `data: ${payload}\n\n`,
    })),
    { type: 'end', atMs: tokens, cause: 'eof' },
  ]
  const encoder = new TextEncoder()
  return {
    payloads,
    plain: payloads.map((payload) => encoder.encode(`data: ${payload}\n\n`)),
    log: records.map((record, seq) => encoder.encode(formatRecordFrame({ seq, record }))),
  }
}

/** A body that gives one piece a read, and says so before each. */
const bodyOf = (pieces, onPiece = () => {}) => {
  let next = 0
  return new ReadableStream({
    pull(controller) {
      if (next === pieces.length) return controller.close()
      onPiece()
      controller.enqueue(pieces[next++])
    },
  })
}

/** Nothing but the parsing that nobody can do without. @returns the length of the text */
export function parseAlone({ payloads }) {
  let length = 0
  for (const payload of payloads) length += JSON.parse(payload).choices[0].delta.content.length
  return length
}

/** What a page of plain text does: reads, splits into events, parses each once, adds to its text. */
export async function readPlain({ plain }) {
  const reader = bodyOf(plain).getReader()
  const decoder = new TextDecoder()
  let text = ''
  let rest = ''
  for (;;) {
    const { value } = await reader.read()
    if (!value) return text.length
    rest += decoder.decode(value, { stream: true })
    for (let end = rest.indexOf('\n\n'); end !== -1; end = rest.indexOf('\n\n')) {
      text += JSON.parse(rest.slice('data: '.length, end)).choices[0].delta.content
      rest = rest.slice(end + 2)
    }
  }
}

/** Timers and frames of a page that receives a token each millisecond, whatever time it is. */
function createSteadyClock() {
  const timers = new Set()
  let nowMs = 0
  const setTimer = (callback, delayMs) => {
    const timer = { atMs: nowMs + delayMs, callback }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    now: () => nowMs,
    setTimer,
    requestFrame: (callback) => setTimer(callback, 16 - (nowMs % 16)),
    tick() {
      nowMs++
      for (const timer of timers) if (timer.atMs <= nowMs && timers.delete(timer)) timer.callback()
    },
  }
}

const facts = {
  id: 'r',
  providerId: 'p',
  dialectId: 'openai-chat',
  model: 'm',
  outline: '{}\n',
  startedAt: 0,
}

/**
 * The same answer through `followRun`, from the bytes of its log to its run, as it is put into the
 * store. What would go to IndexedDB is counted in characters and goes nowhere.
 */
export async function followLog({ log }) {
  const clock = createSteadyClock()
  const deps = {
    ...clock,
    random: () => 0,
    nextTask: () => new Promise((resolve) => setImmediate(resolve)),
    tryLock: () => Promise.resolve(() => {}),
    // Hidden, so that nobody rests between two pieces: this clock moves only when one is read.
    page: { path: '/', isOnline: () => true, isVisible: () => false, on: () => () => {} },
  }
  const response = { body: bodyOf(log, clock.tick) }
  const proxy = { startRun: async () => ({ ok: true, value: response }) }
  const counts = { updates: 0, runLength: 0, logLength: 0 }
  const write = (run, segments) => {
    counts.runLength += run.text.length
    for (const { lines } of segments) counts.logLength += lines.length
  }
  return new Promise((resolve) => {
    followRun(
      deps,
      proxy,
      createRun(facts),
      { kind: 'start', start: { runId: 'r' } },
      {
        onChange: () => {
          counts.updates++
        },
        onStarted: () => {},
        onCheckpoint: async (run, segments) => write(run, segments),
        onEnd: (run, segments) => {
          write(run, segments)
          resolve({ ...counts, status: run.status, length: run.text.length })
        },
      },
    )
  })
}
