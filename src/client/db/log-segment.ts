import { isJsonObject, parseJson, type JsonValue } from '../../core/json.ts'
import { parseRecordFrame } from '../../core/protocol/protocol.ts'
import type { NumberedRecord, RunRecord } from '../../core/run/record.ts'

/**
 * A stretch of a run's log in a compact form that is read without the others: one line a record.
 * Of a chunk only that is written in which it differs from the chunk before: neighbours share all
 * but a word, and the log of 64,000 tokens takes 3 MB instead of 20. (Compressing it instead costs
 * 10 ms of the main thread for every 48 kB, ten times what writing it costs.)
 */
export interface LogSegment {
  /** The position of its first record; the others follow without a gap. */
  readonly firstSeq: number
  readonly count: number
  readonly lines: string
}

/** Gathers a log, record by record, so that it can be written piece by piece. */
export interface LogPacker {
  add(numbered: NumberedRecord): void
  /**
   * The segments since the last call. The last of them may not be full: it comes again, longer, when
   * it has grown.
   */
  take(): readonly LogSegment[]
}

/**
 * A full segment, in characters. Chromium keeps a value of up to 64 kB beside its key, and a larger
 * one in a file of its own.
 */
const segmentLength = 48 * 1024

/**
 * Where one segment ends and the next begins depends on the records alone: two tabs that read one
 * run, and a page that was loaded again, write the same segments.
 */
export function createLogPacker(): LogPacker {
  let full: LogSegment[] = []
  let lines: string[] = []
  let length = 0
  let firstSeq = 0
  let lastText = ''
  let hasGrown = false

  const current = (): LogSegment => ({ firstSeq, count: lines.length, lines: lines.join('\n') })

  function startAt(seq: number): void {
    lines = []
    length = 0
    firstSeq = seq
    lastText = ''
    hasGrown = false
  }

  return {
    add({ seq, record }) {
      if (lines.length === 0) startAt(seq)
      const line = packRecord(record, lastText)
      lines.push(line)
      length += line.length
      hasGrown = true
      if (record.type === 'chunk') lastText = record.text
      if (length < segmentLength) return
      full.push(current())
      startAt(seq + 1)
    },
    take() {
      const taken = hasGrown ? [...full, current()] : full
      full = []
      hasGrown = false
      return taken
    },
  }
}

/** A chunk is `[atMs, kept at the start, kept at the end, what is new between]`, the rest is itself. */
function packRecord(record: RunRecord, lastText: string): string {
  if (record.type !== 'chunk') return JSON.stringify(record)
  const { atMs, text } = record
  const most = Math.min(text.length, lastText.length)
  let start = 0
  while (start < most && text.charCodeAt(start) === lastText.charCodeAt(start)) start += 1
  let end = 0
  while (
    end < most - start &&
    text.charCodeAt(text.length - 1 - end) === lastText.charCodeAt(lastText.length - 1 - end)
  )
    end += 1
  return `[${atMs},${start},${end},${JSON.stringify(text.slice(start, text.length - end))}]`
}

/** Segments of one log, in order, as its records; each record once. A broken one ends where it breaks. */
export function readLogSegments(segments: readonly LogSegment[]): readonly NumberedRecord[] {
  const records: NumberedRecord[] = []
  for (const segment of segments)
    for (const record of readSegment(segment))
      if (record.seq > (records.at(-1)?.seq ?? -1)) records.push(record)
  return records
}

function readSegment({ firstSeq, lines }: LogSegment): readonly NumberedRecord[] {
  const records: NumberedRecord[] = []
  let lastText = ''
  for (const line of lines.split('\n')) {
    const record = readLine(firstSeq + records.length, line, lastText)
    if (record === null) return records
    records.push(record)
    if (record.record.type === 'chunk') lastText = record.record.text
  }
  return records
}

function readLine(seq: number, line: string, lastText: string): NumberedRecord | null {
  const parsed = parseJson(line)
  if (!parsed.ok) return null
  if (isJsonObject(parsed.value)) return parseRecordFrame(`${seq}`, line)
  const record = readChunk(parsed.value, lastText)
  return record && { seq, record }
}

function readChunk(value: JsonValue, lastText: string): RunRecord | null {
  if (!Array.isArray(value)) return null
  const [atMs, start, end, added] = value as readonly unknown[]
  if (typeof atMs !== 'number' || typeof start !== 'number' || typeof end !== 'number') return null
  if (typeof added !== 'string' || start + end > lastText.length) return null
  const text = lastText.slice(0, start) + added + lastText.slice(lastText.length - end)
  return { type: 'chunk', atMs, text }
}
