// Starts the scripts of a page that is there to be read, as soon as somebody does anything with it:
// before that they would only be in the way of its first paint. A file of its own, because the policy
// allows no inline script.
;(function () {
  const { door } = document.currentScript.dataset
  const reasons = ['pointermove', 'pointerdown', 'scroll', 'keydown', 'focusin']
  let clicked = null
  let entered = null

  // A finger's first touch may be the press of a button that is not alive yet: it is not lost.
  function keepClick({ target }) {
    clicked = target instanceof Element ? target.closest('[data-island] button') : null
  }
  // So is the Enter that is to send a question. What it means is decided by who takes it in the end.
  function keepEnter(event) {
    const { key, target, isComposing, keyCode } = event
    if (key !== 'Enter' || isComposing || keyCode === 229) return
    if (event.shiftKey || event.altKey || !target.matches?.('[data-island] textarea')) return
    event.preventDefault()
    const { ctrlKey, metaKey } = event
    entered = { target, keys: { key, ctrlKey, metaKey, bubbles: true, cancelable: true } }
  }
  function waitForReason() {
    entered = null // of a page that never came alive: not to be sent by some later touch
    addEventListener('click', keepClick, true)
    addEventListener('keydown', keepEnter, true)
    for (const reason of reasons) addEventListener(reason, start, { passive: true })
  }
  function repeat() {
    removeEventListener('click', keepClick, true)
    removeEventListener('keydown', keepEnter, true)
    clicked?.click()
    if (!entered) return
    const { target, keys } = entered
    // Nobody took it: it was a new line.
    if (target.dispatchEvent(new KeyboardEvent('keydown', keys)))
      target.setRangeText('\n', target.selectionStart, target.selectionEnd, 'end')
  }
  function start() {
    for (const reason of reasons) removeEventListener(reason, start)
    // Offline, or a newer version was deployed: the page can be read, and the next touch tries again.
    import(door).catch(waitForReason)
  }
  addEventListener('verbatim:alive', repeat, { once: true })
  waitForReason()
})()
