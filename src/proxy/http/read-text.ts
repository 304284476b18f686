import { fail, ok, type Result } from '../../core/result.ts'
import type { BodyHold } from './body-budget.ts'
import type { ReadBytes } from './request-head.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

export type ReadTextFailure = 'too-large' | 'no-room' | 'not-utf8' | 'broken-off'

/** The body of a request as text, at most `maxBytes` of it. */
export async function readText(
  readBytes: ReadBytes,
  maxBytes: number,
  hold: BodyHold,
): Promise<Result<string, ReadTextFailure>> {
  try {
    const bytes = await readBytes(maxBytes, hold)
    return typeof bytes === 'string' ? fail(bytes) : ok(decoder.decode(bytes))
  } catch (error) {
    // A fatal TextDecoder throws a TypeError; anything else is a sender that went away.
    return fail(error instanceof TypeError ? 'not-utf8' : 'broken-off')
  }
}

/** Reads the body of a `Request`. */
export const bytesOf =
  (request: Request): ReadBytes =>
  async (maxBytes, hold) => {
    const announced = request.headers.get('content-length')
    if (announced === null) return readCounted(request.body, maxBytes, hold)
    if (Number(announced) > maxBytes) return 'too-large'
    if (!hold.add(Number(announced))) return 'no-room'
    // A server holds a sender to the length it announced. Read at once: as a stream it needs a
    // native Request and two web streams, which is time before the first byte.
    const bytes = new Uint8Array(await request.arrayBuffer())
    return bytes.byteLength > maxBytes ? 'too-large' : bytes
  }

async function readCounted(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  hold: BodyHold,
): ReturnType<ReadBytes> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  const reader = body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done || value === undefined) return join(pieces, bytes)
    bytes += value.byteLength
    const fault = bytes > maxBytes ? 'too-large' : hold.add(value.byteLength) ? null : 'no-room'
    if (fault !== null) {
      await reader?.cancel()
      return fault
    }
    pieces.push(value)
  }
}

function join(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}
