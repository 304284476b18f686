/**
 * Do it when the page has nothing better to do, within a second at the latest.
 * @returns takes the wish back
 */
export function whenIdle(job: () => void): () => void {
  // Safari has no idle callback: there it is after what is now waiting.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(job)
    return () => clearTimeout(timer)
  }
  const idle = window.requestIdleCallback(job, { timeout: 1000 })
  return () => window.cancelIdleCallback(idle)
}
