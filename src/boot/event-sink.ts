import type { ServerResponse } from 'node:http'

import type { OpenedLog } from '../proxy/routes/open-log.ts'

/** So much text is gathered in one turn at most. UTF-16 units; a page of the log has as many. */
const mostWaitingChars = 64 * 1024

/**
 * A reader is sent something every few seconds (`heartbeatMs`). Whose connection has taken nothing for
 * so long is gone, though nobody said so: a laptop asleep, a line into nowhere (security.md row 7).
 * What the system still takes counts as taken: a dead reader of heartbeats alone goes when the system
 * gives its line up.
 */
const stuckMs = 60_000

/** Calls back when the sockets that are readable now have been read. */
export type AtTurnEnd = (callback: () => void) => void

/** One immediate for all who ask in the same turn of the event loop. */
export function createTurnEnd(): AtTurnEnd {
  let waiting: (() => void)[] = []
  const callAll = () => {
    const called = waiting
    waiting = []
    for (const callback of called) callback()
  }
  return (callback) => {
    if (waiting.length === 0) setImmediate(callAll)
    waiting.push(callback)
  }
}

/**
 * Writes to an answer whose head has gone. Node would send a chunk as four buffers: its length, a
 * line's end, itself, a line's end. As one text a write costs a quarter less.
 */
function writeChunk(outgoing: ServerResponse, text: string): boolean {
  const { socket, chunkedEncoding } = outgoing
  if (socket === null || !chunkedEncoding) return outgoing.write(text) // HTTP/1.0 knows no chunks
  const bytes = Buffer.byteLength(text)
  const isAscii = bytes === text.length
  return socket.write(`${bytes.toString(16)}\r\n${text}\r\n`, isAscii ? 'latin1' : 'utf8')
}

/**
 * Sends events as Node's own response. What is written in one turn of the event loop goes out at its
 * end, as one write: it is the dearest step of an event's way, and an answer's head, its first record
 * and its first chunk mostly come together.
 * @param givenUpAfterMs a connection that takes nothing for so long is closed
 */
export function sendEvents(
  outgoing: ServerResponse,
  headers: OpenedLog['headers'],
  begin: OpenedLog['begin'],
  atTurnEnd: AtTurnEnd,
  givenUpAfterMs = stuckMs,
): void {
  const { socket } = outgoing
  if (outgoing.destroyed || socket === null) return // the reader has gone already
  // Node counts any byte that is taken, destroys it then, and sets another time for the next request.
  socket.setTimeout(givenUpAfterMs)
  outgoing.on('error', () => {}) // and may go at any time
  outgoing.writeHead(200, headers)

  let text = ''
  let hasHeadGone = false
  let isEnding = false
  let isAsked = false
  let isFull = false
  const send = (gathered: string): boolean => {
    // A chunk without a byte would be the last one.
    if (hasHeadGone) return gathered === '' || writeChunk(outgoing, gathered)
    hasHeadGone = true
    if (gathered !== '') return outgoing.write(gathered)
    outgoing.flushHeaders() // the first event may be long in coming
    return true
  }
  const flush = () => {
    isAsked = false
    const gathered = text
    text = ''
    if (isEnding) outgoing.end(gathered)
    else if (send(gathered) && isFull) resume()
  }
  const resume = () => {
    isFull = false
    reading.resume()
  }
  const askForFlush = () => {
    if (!isAsked) atTurnEnd(flush)
    isAsked = true
  }
  const reading = begin({
    write(more) {
      text += more
      askForFlush()
      isFull = text.length >= mostWaitingChars || socket.writableNeedDrain
      return !isFull
    },
    end() {
      isEnding = true
      askForFlush()
    },
  })
  askForFlush()
  socket.on('drain', resume)
  outgoing.on('close', () => {
    socket.off('drain', resume)
    reading.cancel()
  })
}
