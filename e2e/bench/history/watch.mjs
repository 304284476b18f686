/**
 * Runs in the page, before its scripts: notes when the last message of a conversation was on the
 * screen, when all of them were in the page, formatted if the page formats, and the tasks over 50 ms.
 * `message` is the class of a message. It looks after each paint, at little more than a count.
 */
export function installWatch({ message, messages, formats }) {
  const seen = { firstMs: null, wholeMs: null, longestTaskMs: 0 }
  globalThis.benchWatch = seen
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      if (seen.wholeMs === null) seen.longestTaskMs = Math.max(seen.longestTaskMs, duration)
  }).observe({ type: 'longtask', buffered: true })

  const { port1, port2 } = new MessageChannel()
  const all = document.getElementsByClassName(message)
  const code = document.getElementsByTagName('pre')
  const isFirstShown = () =>
    all.length > 0 && all[all.length - 1].textContent.includes(`Answer ${messages - 1}`)
  port1.addEventListener('message', () => {
    if (seen.firstMs === null && isFirstShown()) seen.firstMs = performance.now()
    if (all.length === messages && (!formats || code.length >= messages / 2))
      seen.wholeMs = performance.now()
    else requestAnimationFrame(afterPaint)
  })
  port1.start()
  const afterPaint = () => port2.postMessage(null)
  requestAnimationFrame(afterPaint)
}
