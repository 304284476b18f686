/**
 * Runs in the page, before its own scripts: `addInitScript(installProbe, {composer, answer})`, both
 * CSS selectors. Nothing from outside this function exists there.
 *
 * It looks once per frame, after the paint: a callback of the frame posts a message to itself, which
 * comes when the frame's work is done. What is in the document then is on the screen.
 */
export function installProbe({ composer, answer }) {
  const scannedNodes = 60
  /** With the words of its buttons. Characters. */
  const longestQuestion = 400
  const longTasks = []
  const keyMs = []
  let composerAt = null

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration })
  }).observe({ type: 'longtask', buffered: true })

  const { port1: painted, port2: poster } = new MessageChannel()
  const waiting = []
  painted.addEventListener('message', () => {
    for (const callback of waiting.splice(0)) callback()
  })
  painted.start()
  const afterPaint = (callback) =>
    requestAnimationFrame(() => {
      waiting.push(callback)
      poster.postMessage(null)
    })

  // From the key, by the clock of the system's own event, to the end of the frame that shows it.
  addEventListener(
    'keydown',
    ({ timeStamp }) => afterPaint(() => keyMs.push(performance.now() - timeStamp)),
    { capture: true },
  )

  function lastLeaf(node) {
    let leaf = node
    while (leaf.lastChild !== null) leaf = leaf.lastChild
    return leaf
  }

  const lastAnswer = () => [...document.querySelectorAll(answer)].at(-1) ?? null

  /** Only the end of the answer is read: reading all of it would cost more than some pages do. */
  function readEnd(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    walker.currentNode = lastLeaf(root)
    let node = walker.currentNode
    // Joined: some pages cut a word into many nodes.
    let tail = ''
    for (let count = 0; node !== null && count < scannedNodes; count += 1) {
      if (node.nodeType === Node.TEXT_NODE) tail = node.data + tail
      node = walker.previousNode()
    }
    return tail
  }

  /**
   * @returns tells whether the mark is in the answer that comes next. It is sought in every frame until
   * it is longer than what was there and than any question: among 1,000 messages seeking costs more
   * than an answer's frame.
   */
  function createMarkSeeker(endMark) {
    const before = lastAnswer()
    let found = null
    return () => {
      const root = found?.isConnected ? found : lastAnswer()
      if (root === null) return false
      const end = readEnd(root)
      if (root !== before && end.length > longestQuestion) found = root
      return end.includes(endMark)
    }
  }

  function findComposer() {
    const field = document.querySelector(composer)
    if (field !== null && !field.disabled && field.getClientRects().length > 0)
      composerAt = performance.now()
    else requestAnimationFrame(findComposer)
  }
  requestAnimationFrame(findComposer)

  globalThis.benchProbe = {
    /** ms since the page was asked for; null as long as there is none. */
    composerAt: () => composerAt,

    /**
     * Counts frames from now until the mark is on screen.
     * `endedAt` is on the wall's clock, everything is in ms; `keyMs` has the keys pressed meanwhile.
     */
    watch: (endMark) =>
      new Promise((resolve) => {
        const startedAt = performance.now()
        const gaps = []
        let last = startedAt
        keyMs.length = 0
        const showsMark = createMarkSeeker(endMark)
        const look = () => {
          if (!showsMark()) {
            afterPaint(look)
            requestAnimationFrame(count)
            return
          }
          resolve({ startedAt, endedAt: performance.timeOrigin + performance.now(), gaps, keyMs })
        }
        const count = () => {
          gaps.push(performance.now() - last)
          last = performance.now()
        }
        requestAnimationFrame(count)
        afterPaint(look)
      }),

    /** Tasks of more than 50 ms that began since. The browser reports them a little later. */
    longTasksSince: (startedAt) =>
      longTasks.filter(({ startTime }) => startTime >= startedAt).map(({ duration }) => duration),
  }
}
