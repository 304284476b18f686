/** Runs in the page, before anything of it: tells what stands in each answer, whenever that changes. */
function watchAnswers() {
  const told = new Map()
  const endOf = (article) => {
    const ends = [...article.querySelectorAll('dt')].filter((term) => term.textContent === 'end')
    return ends.at(-1)?.nextElementSibling?.textContent ?? null
  }
  const look = () => {
    for (const article of document.querySelectorAll('article.answer')) {
      const bodies = article.querySelectorAll('.message-body')
      const seen = {
        node: article.dataset.node,
        text: [...bodies].map((body) => body.textContent).join(' '),
        isBusy: article.getAttribute('aria-busy') === 'true',
        end: endOf(article),
        trouble: article.querySelector('.error-title')?.textContent ?? null,
        lost: article.querySelector('.lost-line') !== null,
        load: performance.timeOrigin,
      }
      const summary = JSON.stringify(seen)
      if (told.get(seen.node) === summary) continue
      told.set(seen.node, summary)
      void window.tellRig({ ...seen, at: Date.now() })
    }
  }
  // A page that is hidden is painted no more, and its timers come once a second: changes do not wait.
  let isDue = false
  const observer = new MutationObserver(() => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      look()
    })
  })
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
}

/**
 * Everything that was on screen, on all pages of a browser context, in the order it was seen.
 * @param onSample hears of each as it comes
 */
export async function watchContext(context, onSample) {
  let pages = 0
  const numbers = new WeakMap()
  await context.exposeBinding('tellRig', ({ page }, sample) => {
    if (!numbers.has(page)) numbers.set(page, pages++)
    onSample({ ...sample, page: numbers.get(page) })
  })
  await context.addInitScript(watchAnswers)
}
