import { fail, ok, type Result } from '../../core/result.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

export type ReadTextFailure = 'too-large' | 'not-utf8' | 'broken-off'

/**
 * The body of a request as text, at most `maxBytes` of it. A length that is announced is refused
 * before a byte is read; one that is not (chunked) is counted while it comes.
 */
export async function readText(
  request: Request,
  maxBytes: number,
): Promise<Result<string, ReadTextFailure>> {
  const announced = request.headers.get('content-length')
  if (Number(announced ?? 0) > maxBytes) return fail('too-large')
  try {
    // A server holds a sender to the length it announced. Read at once: as a stream it needs a
    // native Request and two web streams, which is time before the first byte.
    const bytes =
      announced === null
        ? await readCounted(request.body, maxBytes)
        : new Uint8Array(await request.arrayBuffer())
    if (bytes === null || bytes.byteLength > maxBytes) return fail('too-large')
    return ok(decoder.decode(bytes))
  } catch (error) {
    // A fatal TextDecoder throws a TypeError; anything else is a sender that went away.
    return fail(error instanceof TypeError ? 'not-utf8' : 'broken-off')
  }
}

/** Null when it is more than that. */
async function readCounted(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  const reader = body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done || value === undefined) return join(pieces, bytes)
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader?.cancel()
      return null
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
