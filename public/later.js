// Starts the scripts of a page that is there to be read, as soon as somebody does anything with it:
// before that they would only be in the way of its first paint. A file of its own, because the policy
// allows no inline script.
;(function () {
  const { door } = document.currentScript.dataset
  const reasons = ['pointermove', 'pointerdown', 'scroll', 'keydown', 'focusin']
  let clicked = null

  // A finger's first touch may be the press of a button that is not alive yet: it is not lost.
  function keepClick({ target }) {
    clicked = target instanceof Element ? target.closest('[data-island] button') : null
  }
  function waitForReason() {
    addEventListener('click', keepClick, true)
    for (const reason of reasons) addEventListener(reason, start, { passive: true })
  }
  function repeatClick() {
    removeEventListener('click', keepClick, true)
    clicked?.click()
  }
  function start() {
    for (const reason of reasons) removeEventListener(reason, start)
    // Offline, or a newer version was deployed: the page can be read, and the next touch tries again.
    import(door).catch(waitForReason)
  }
  addEventListener('verbatim:alive', repeatClick, { once: true })
  waitForReason()
})()
