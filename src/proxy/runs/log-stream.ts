import { formatRecordFrame, heartbeatMs } from '../../core/protocol/protocol.ts'
import type { SetTimer } from '../deps.ts'
import type { RunLog } from './run-log.ts'

/** What one reader may have in memory at a time, whatever the size of the log. UTF-16 units. */
const pageChars = 64 * 1024

const heartbeat = ':\n\n'

export interface LogReader {
  readonly log: RunLog
  readonly runId: string
  /** The last position the reader has; -1 for none. */
  readonly after: number
  readonly setTimer: SetTimer
  /** Called when the first byte is asked for; its result once, when the reader has gone or is done. */
  readonly attach: () => () => void
}

/**
 * A log as server-sent events, from a position on. It is read from the log page by page, only when
 * the reader has taken the last one: a reader that never reads costs one page.
 */
export function createLogStream(reader: LogReader): ReadableStream<Uint8Array> {
  const { log, runId, setTimer } = reader
  const encoder = new TextEncoder()
  const cancelled = new AbortController()
  let position = reader.after
  let detach: (() => void) | null = null

  /** `false` when the log stayed silent so long that the line must be shown to be alive. */
  async function waitForNews(): Promise<boolean> {
    const waiting = new AbortController()
    const giveUp = () => waiting.abort()
    let isSilent = false
    const cancelTimer = setTimer(heartbeatMs, () => {
      isSilent = true
      giveUp()
    })
    cancelled.signal.addEventListener('abort', giveUp, { once: true })
    await log.wait(runId, position, waiting.signal)
    cancelTimer()
    cancelled.signal.removeEventListener('abort', giveUp)
    return !isSilent
  }

  async function nextText(): Promise<string | null> {
    for (;;) {
      const page = await log.read(runId, position, pageChars)
      // Evicted under a slow reader: it will ask again, and then be told.
      if (page.state === 'evicted' || page.state === 'unknown') return null
      const last = page.records.at(-1)
      if (last !== undefined) {
        position = last.seq
        return page.records.map(formatRecordFrame).join('')
      }
      if (page.state === 'ended' || cancelled.signal.aborted) return null
      if (!(await waitForNews())) return heartbeat
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        detach ??= reader.attach()
        const text = await nextText()
        if (cancelled.signal.aborted) return
        if (text !== null) {
          controller.enqueue(encoder.encode(text))
          return
        }
        controller.close()
        detach()
      },
      cancel() {
        cancelled.abort()
        detach?.()
      },
    },
    { highWaterMark: 0 },
  )
}
