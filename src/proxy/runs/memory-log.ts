import type { NumberedRecord, RunRecord } from '../../core/run/record.ts'
import type { SetTimer } from '../deps.ts'
import type { AppendOutcome, LogRead, RunLog } from './run-log.ts'

export interface MemoryLogLimits {
  /** Over all runs, counting two bytes a character, and something for each record and each run. */
  readonly maxBytes: number
  /** How long a finished run can be read again. */
  readonly keepEndedMs: number
}

export const defaultMemoryLogLimits: MemoryLogLimits = {
  maxBytes: 256 * 1024 * 1024,
  keepEndedMs: 30 * 60_000,
}

/** What a record costs beside its text: the object, its place in the array. Measured, rounded up. */
const recordBytes = 128

/** What a run costs beside its records: maps, list, timer. Measured: 0.9 kB ended, more when read. */
const runBytes = 1536

/** Ids of evicted runs that still answer "evicted" rather than "unknown"; about 100 bytes each. */
const tombstonesKept = 50_000

interface Entry {
  readonly owner: string
  /** With their numbers: made once here, and not for each reader. */
  readonly records: NumberedRecord[]
  readonly watchers: Set<() => void>
  bytes: number
  cancelExpiry: (() => void) | null
}

function sizeOf(record: RunRecord): number {
  switch (record.type) {
    case 'open': {
      const texts = Object.entries(record.headers).flat()
      return recordBytes + 2 * texts.reduce((sum, text) => sum + text.length, 0)
    }
    case 'chunk':
      return recordBytes + 2 * record.text.length
    case 'end':
      return recordBytes + 2 * (record.detail?.length ?? 0)
  }
}

const charsOf = (record: RunRecord): number => (record.type === 'chunk' ? record.text.length : 0)

const isEnded = (entry: Entry): boolean => entry.records.at(-1)?.record.type === 'end'

/** The logs in this process's memory: the default, lost with the process. */
export function createMemoryLog(setTimer: SetTimer, limits: MemoryLogLimits): RunLog {
  const entries = new Map<string, Entry>()
  /** Finished runs, the one that finished first in front. */
  const ended = new Set<string>()
  const tombstones = new Map<string, string>()
  let bytes = 0

  function tell(entry: Entry): void {
    for (const onChange of entry.watchers) onChange()
  }

  function evict(runId: string): void {
    const entry = entries.get(runId)
    if (entry === undefined) return
    entries.delete(runId)
    ended.delete(runId)
    entry.cancelExpiry?.()
    bytes -= entry.bytes
    tombstones.set(runId, entry.owner)
    const [oldest] = tombstones.keys()
    if (tombstones.size > tombstonesKept && oldest !== undefined) tombstones.delete(oldest)
    tell(entry)
  }

  /** Lets finished runs go, oldest first, until so many bytes fit. */
  function makeRoom(needed: number): boolean {
    if (bytes + needed <= limits.maxBytes) return true
    for (const runId of ended) {
      if (bytes + needed <= limits.maxBytes) break
      evict(runId)
    }
    return bytes + needed <= limits.maxBytes
  }

  function append(runId: string, record: RunRecord): AppendOutcome {
    const entry = entries.get(runId)
    if (entry === undefined || isEnded(entry)) return 'closed'
    const size = sizeOf(record)
    if (!makeRoom(size) && record.type !== 'end') return 'full'
    entry.records.push({ seq: entry.records.length, record })
    entry.bytes += size
    bytes += size
    if (record.type === 'end') {
      ended.add(runId)
      entry.cancelExpiry = setTimer(limits.keepEndedMs, () => evict(runId))
    }
    tell(entry)
    return 'appended'
  }

  function read(runId: string, after: number, atMostChars: number): LogRead {
    const entry = entries.get(runId)
    if (entry === undefined) return { state: tombstones.has(runId) ? 'evicted' : 'unknown' }
    const start = Math.min(after + 1, entry.records.length)
    let end = start
    for (let chars = 0; end < entry.records.length && (end === start || chars < atMostChars);) {
      const next = entry.records[end]
      if (next === undefined) break
      chars += charsOf(next.record)
      if (end > start && chars > atMostChars) break
      end += 1
    }
    const hasMore = end < entry.records.length
    return {
      state: !hasMore && isEnded(entry) ? 'ended' : 'live',
      records: entry.records.slice(start, end),
      hasMore,
    }
  }

  function watch(runId: string, onChange: () => void): () => void {
    const watchers = entries.get(runId)?.watchers
    watchers?.add(onChange)
    return () => watchers?.delete(onChange)
  }

  return {
    open: async (runId, owner) => {
      if (entries.has(runId) || tombstones.has(runId)) return false
      const watchers = new Set<() => void>()
      makeRoom(runBytes)
      entries.set(runId, { owner, records: [], watchers, bytes: runBytes, cancelExpiry: null })
      bytes += runBytes
      return true
    },
    ownerOf: async (runId) => entries.get(runId)?.owner ?? tombstones.get(runId) ?? null,
    append,
    read,
    watch,
  }
}
