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
  async (maxBytes, hold) =>
    Number(request.headers.get('content-length')) > maxBytes
      ? 'too-large'
      : readCounted(request.body, maxBytes, hold)

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
