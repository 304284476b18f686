import type {
  SendUpstream,
  TakePiece,
  UpstreamRequest,
  UpstreamResponse,
} from '../upstream/upstream.ts'
import { settle } from './fake-time.ts'

/** One request that arrived at the upstream, and the hand that answers it. */
export interface Arrival {
  readonly request: UpstreamRequest
  /** Sends the status line and the headers. */
  open(status?: number, headers?: Readonly<Record<string, string>>): Promise<void>
  push(chunk: string | Uint8Array): Promise<void>
  /** The body is whole. */
  end(): Promise<void>
  /** The connection breaks: before the headers or in the body. */
  fail(code: string): Promise<void>
  /** Whether the connection was closed from our side. */
  isClosed(): boolean
}

export interface ScriptedUpstream {
  readonly send: SendUpstream
  readonly arrivals: Arrival[]
  /** The only request there has been. */
  only(): Arrival
}

type Step = { chunk: Uint8Array } | { end: true } | { error: Error }

const withCode = (code: string): Error =>
  Object.assign(new Error(`a message with a key in it: sk-SENTINEL`), { code })

/** A transport that keeps the three promises of `SendUpstream`, played by hand. */
export function createScriptedUpstream(): ScriptedUpstream {
  const arrivals: Arrival[] = []
  const send: SendUpstream = (request) => {
    const { arrival, response } = createArrival(request)
    arrivals.push(arrival)
    return response
  }
  return {
    send,
    arrivals,
    only() {
      const [arrival] = arrivals
      if (arrival === undefined || arrivals.length > 1)
        throw new Error(`${arrivals.length} requests arrived, not one`)
      return arrival
    },
  }
}

function createArrival(request: UpstreamRequest): {
  arrival: Arrival
  response: Promise<UpstreamResponse>
} {
  const steps: Step[] = []
  let isClosed = false
  let wake: () => void = () => {}
  let answer: (response: UpstreamResponse) => void = () => {}
  let breakOff: (error: Error) => void = () => {}
  const response = new Promise<UpstreamResponse>((resolve, reject) => {
    answer = resolve
    breakOff = reject
  })
  const play = (step: Step) => {
    steps.push(step)
    wake()
    return settle()
  }
  request.signal.addEventListener('abort', () => {
    isClosed = true
    breakOff(new Error('aborted'))
    void play({ error: new Error('aborted') })
  })

  const readBody = async (take: TakePiece): Promise<void> => {
    for (;;) {
      const step = steps.shift()
      if (step === undefined) await new Promise<void>((resolve) => (wake = resolve))
      else if ('chunk' in step) await take(step.chunk)
      else if ('error' in step) throw step.error
      else return
    }
  }

  const arrival: Arrival = {
    request,
    open: (status = 200, headers = { 'content-type': 'text/event-stream' }) => {
      answer({ status, headers, readBody })
      return settle()
    },
    push: (chunk) =>
      play({ chunk: typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk }),
    end: () => play({ end: true }),
    fail: (code) => {
      breakOff(withCode(code))
      return play({ error: withCode(code) })
    },
    isClosed: () => isClosed,
  }
  return { arrival, response }
}
