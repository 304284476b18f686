// Starts the scripts of a page that is there to be read, when nothing else is to be done, or at once
// when somebody is about to use it. Before that they would only be in the way of its first paint. A
// file of its own, because the policy allows no inline script.
;(function () {
  const { door } = document.currentScript.dataset
  const reasons = ['pointerdown', 'keydown', 'focusin']
  let isStarted = false
  function start() {
    if (isStarted) return
    isStarted = true
    for (const reason of reasons) removeEventListener(reason, start)
    void import(door)
  }
  for (const reason of reasons) addEventListener(reason, start)
  addEventListener('load', () => {
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 2000 })
    else setTimeout(start, 200)
  })
})()
