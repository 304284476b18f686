import { fail, ok, type Result } from '../../core/result.ts'
import type { SetTimer } from '../deps.ts'
import { describeFailure } from './describe-failure.ts'
import { createStopController, type StopSignal } from './stop-signal.ts'
import type { UpstreamResponse } from './upstream.ts'

/** An answer that was read to its end, not yet masked. */
export interface WholeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Why there is none. `detail` is a sentence of our own. */
export type WholeFailure =
  | { readonly kind: 'timeout' }
  | { readonly kind: 'malformed' } // too large, or compressed although it was asked not to be
  | { readonly kind: 'unreachable'; readonly detail: string }

export interface WholeLimits {
  /** For all of it, from asking to the last byte. */
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly setTimer: SetTimer
}

/** Asks and reads the whole answer, for facts that are small and are there in a moment or not at all. */
export async function readWhole(
  call: (signal: StopSignal) => Promise<UpstreamResponse>,
  { timeoutMs, maxBytes, setTimer }: WholeLimits,
): Promise<Result<WholeAnswer, WholeFailure>> {
  const { signal, abort } = createStopController()
  const cancelTimer = setTimer(timeoutMs, () => abort('timeout'))
  try {
    const response = await call(signal)
    const text = await readBody(response, maxBytes)
    return text === null
      ? fail({ kind: 'malformed' })
      : ok({ status: response.status, headers: response.headers, text })
  } catch (error) {
    const { detail = 'The provider could not be reached.' } = describeFailure(error, false)
    return fail(signal.aborted ? { kind: 'timeout' } : { kind: 'unreachable', detail })
  } finally {
    cancelTimer()
    abort('done') // closes the socket when the answer was not read to its end
  }
}

/** Null when it is too large or compressed. */
async function readBody(response: UpstreamResponse, maxBytes: number): Promise<string | null> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return null
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const take = (piece: Uint8Array) => {
    bytes += piece.byteLength
    if (bytes > maxBytes) throw new Error('The answer is too large') // breaks it off
    text += decoder.decode(piece, { stream: true })
  }
  try {
    await response.readBody(take)
    return text + decoder.decode()
  } catch (error) {
    if (bytes > maxBytes) return null
    throw error
  }
}
