import type { ColourThread } from './colour-thread.ts'
import { paintColours } from './paint-colours.ts'

/** @returns takes the wish back; what is coloured stays so */
export type ColourCode = (element: HTMLElement, code: string, language: string) => () => void

type Job = {
  readonly element: HTMLElement
  readonly code: string
  readonly language: string
  readonly signal: AbortSignal
}

/** UTF-16 units; the README says what code of this length costs. */
const mostLength = 200_000
/** A line is laid out as one, with all its spans at once: 1,000 of them cost 10 to 20 ms. */
const hugeLine = /[^\n]{2000}/

/** How far from the viewport code is coloured already, so that scrolling meets it coloured. */
const margin = '600px'

/**
 * Colours code that is near the viewport. There is one job at a time: the next question goes out
 * when the code before it is painted, and is not asked for code that has left by then.
 */
export function createColouring(thread: Pick<ColourThread, 'find'>): ColourCode {
  const jobs = new WeakMap<Element, Job>()
  const near = new Set<Job>()
  let isBusy = false

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const job = jobs.get(target)
        if (job === undefined) continue
        if (isIntersecting) near.add(job)
        else near.delete(job)
      }
      void workThrough()
    },
    // The first counts where the page scrolls, the second where a box in it does.
    { rootMargin: margin, scrollMargin: margin },
  )

  async function workThrough(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let [job] = near; job !== undefined; [job] = near) {
      forget(job)
      await work(job)
    }
    isBusy = false
  }

  async function work({ element, code, language, signal }: Job): Promise<void> {
    const runs = await thread.find(code, language)
    const isWanted = !signal.aborted && element.isConnected && element.textContent === code
    if (runs !== null && isWanted) await paintColours(element, code, runs, signal)
  }

  function forget(job: Job): void {
    near.delete(job)
    if (jobs.get(job.element) !== job) return
    jobs.delete(job.element)
    observer.unobserve(job.element)
  }

  return (element, code, language) => {
    const isFit = code.length <= mostLength && !hugeLine.test(code)
    if (language === '' || code === '' || !isFit) return () => {}
    const stopping = new AbortController()
    const job = { element, code, language, signal: stopping.signal }
    jobs.set(element, job)
    // An element that is observed already is not reported anew, so the one before it has to go.
    observer.unobserve(element)
    observer.observe(element)
    return () => {
      stopping.abort()
      forget(job)
    }
  }
}
