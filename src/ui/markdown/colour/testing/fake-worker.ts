import type { ColourAnswer } from '../colour-runs.ts'
import type { ColourWorker } from '../colour-thread.ts'

/** A worker that does what a test says. */
export type FakeWorker = ColourWorker & {
  readonly questions: unknown[]
  isTerminated: boolean
  readonly answer: (answer: ColourAnswer) => void
  readonly crash: () => void
}

export function createFakeWorker(): FakeWorker {
  const worker: FakeWorker = {
    questions: [],
    isTerminated: false,
    onmessage: null,
    onerror: null,
    postMessage: (question: unknown) => void worker.questions.push(question),
    terminate() {
      worker.isTerminated = true
    },
    answer: (data) => worker.onmessage?.(new MessageEvent('message', { data })),
    crash: () => worker.onerror?.(new ErrorEvent('error')),
  }
  return worker
}
