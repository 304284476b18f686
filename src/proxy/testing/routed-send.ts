import type { SendUpstream, UpstreamRequest } from '../upstream/upstream.ts'

/** What is answered at one address: status and body, and headers where they matter. */
export type RoutedAnswer = readonly [
  status: number,
  body: string,
  headers?: Readonly<Record<string, string>>,
]

/** A network of addresses that answer at once. Where nothing is, nothing listens. */
export interface RoutedSend {
  readonly send: SendUpstream
  /** May be changed at any time. */
  readonly answers: Record<string, RoutedAnswer>
  readonly seen: UpstreamRequest[]
}

export function createRoutedSend(answers: Record<string, RoutedAnswer> = {}): RoutedSend {
  const routed: RoutedSend = {
    answers,
    seen: [],
    send: async (request) => {
      routed.seen.push(request)
      const answer = routed.answers[request.url]
      if (answer === undefined)
        throw Object.assign(new Error('sk-SENTINEL in a message'), { code: 'ECONNREFUSED' })
      const [status, body, headers = {}] = answer
      const readBody = async (take: (piece: Uint8Array) => unknown) => {
        await take(new TextEncoder().encode(body))
      }
      return { status, headers, readBody }
    },
  }
  return routed
}
