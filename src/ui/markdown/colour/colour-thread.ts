import type { ColourAnswer, ColourQuestion, ColourRuns } from './colour-runs.ts'

/** What is used of a `Worker`, and what a test has to play. */
export type ColourWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<ColourAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export type ColourThread = {
  /** Starts to load the worker. */
  readonly warm: () => void
  /**
   * One question at a time. Never rejects.
   * @returns null when there is no grammar, no worker, or no answer in time
   */
  readonly find: (code: string, language: string) => Promise<ColourRuns | null>
}

/** Grammars are regular expressions, and some text makes each of them slow. 100 kB take 0.2 s. */
const timeLimitMs = 2000
/** Offline, or a newer version was deployed: after so many failed starts all code stays plain. */
const mostFailedStarts = 2
/** Code that ran into the time limit and may be shown again, in another tab of the page. */
const mostRemembered = 20

/** Keeps one worker, and puts another in its place when it hangs or breaks. */
export function createColourThread(startWorker: () => ColourWorker): ColourThread {
  const tooSlow = new Set<string>()
  let worker: ColourWorker | null = null
  let isReady = false
  let failedStarts = 0
  let question: ColourQuestion | null = null
  let answer: ((runs: ColourRuns | null) => void) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function warm(): void {
    if (worker !== null || failedStarts >= mostFailedStarts) return
    try {
      worker = startWorker()
    } catch {
      // The page may have no worker, and will not be allowed one later.
      failedStarts = mostFailedStarts
      return
    }
    worker.onmessage = ({ data }) => (data === 'ready' ? begin() : finish(data))
    worker.onerror = () => {
      if (!isReady) failedStarts += 1
      stop()
    }
  }

  function begin(): void {
    isReady = true
    failedStarts = 0
    if (question !== null) send(question)
  }

  function send(sent: ColourQuestion): void {
    worker?.postMessage(sent)
    timer = setTimeout(() => {
      if (tooSlow.size === mostRemembered) tooSlow.clear()
      tooSlow.add(keyOf(sent))
      stop()
    }, timeLimitMs)
  }

  function stop(): void {
    worker?.terminate()
    worker = null
    isReady = false
    finish(null)
  }

  function finish(runs: ColourRuns | null): void {
    clearTimeout(timer)
    const told = answer
    question = null
    answer = null
    told?.(runs)
  }

  return {
    warm,
    async find(code, language) {
      const asked = { code, language }
      if (tooSlow.has(keyOf(asked))) return null
      warm()
      if (worker === null) return null
      return new Promise((resolve) => {
        question = asked
        answer = resolve
        if (isReady) send(asked)
      })
    },
  }
}

const keyOf = ({ code, language }: ColourQuestion): string => `${language}\n${code}`
