import { fail, ok, type Result } from '../../core/result.ts'

export type ReadTextFailure = 'too-large' | 'not-utf8' | 'broken-off'

/**
 * The body of a request as text, at most `maxBytes` of it. A length that is announced is refused
 * before a byte is read; one that is not (chunked) is counted while it comes.
 */
export async function readText(
  request: Request,
  maxBytes: number,
): Promise<Result<string, ReadTextFailure>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return fail('too-large')
  if (request.body === null) return ok('')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = request.body.getReader()
  let bytes = 0
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return ok(text + decoder.decode())
      bytes += value.byteLength
      if (bytes > maxBytes) {
        await reader.cancel()
        return fail('too-large')
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch (error) {
    // A fatal TextDecoder throws a TypeError; anything else is a sender that went away.
    return fail(error instanceof TypeError ? 'not-utf8' : 'broken-off')
  }
}
