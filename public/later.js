// Starts the scripts of a page that is there to be read, as soon as somebody does anything with it:
// before that they would only be in the way of its first paint. A page that has more to show than was
// known at build has less patience. A file of its own, because the policy allows no inline script.
;(function () {
  const { door, patienceMs } = document.currentScript.dataset
  const reasons = ['pointermove', 'pointerdown', 'scroll', 'keydown', 'focusin']
  let clicked = null
  let pressed = []

  // A finger's first touch may be the press of a button that is not alive yet: it is not lost.
  function keepClick({ target }) {
    clicked = target instanceof Element ? target.closest('[data-island] button') : null
  }
  // So are the Enter that is to send a question, and the arrows that choose a tab. What a key means is
  // decided by who takes it in the end.
  const field = '[data-island] textarea'
  const tab = '[data-island] [role=tab]'
  const takers = { Enter: field, ArrowLeft: tab, ArrowRight: tab, Home: tab, End: tab }
  function keepKey(event) {
    const { key, target, ctrlKey, metaKey, isComposing, keyCode } = event
    const taker = takers[key]
    if (taker === undefined || !target.matches?.(taker) || isComposing || keyCode === 229) return
    if (event.shiftKey || event.altKey || (taker === tab && (ctrlKey || metaKey))) return
    event.preventDefault()
    if (taker === field) pressed = [] // whoever presses it again asks the one question
    pressed.push({ target, keys: { key, ctrlKey, metaKey, bubbles: true, cancelable: true } })
  }
  function waitForReason() {
    pressed = [] // of a page that never came alive: not to be sent by some later touch
    addEventListener('click', keepClick, true)
    addEventListener('keydown', keepKey, true)
    for (const reason of reasons) addEventListener(reason, start, { passive: true })
  }
  async function repeatKeys() {
    for (const { target, keys } of pressed) {
      // The tab that an arrow before this one led to.
      const here = target.matches(tab) && document.activeElement?.matches(tab)
      const place = here ? document.activeElement : target
      // Nobody took it: it was a new line.
      if (place.dispatchEvent(new KeyboardEvent('keydown', keys)) && target.matches(field))
        target.setRangeText('\n', target.selectionStart, target.selectionEnd, 'end')
      await Promise.resolve() // the row of tabs is drawn anew
    }
  }
  function repeat() {
    removeEventListener('click', keepClick, true)
    removeEventListener('keydown', keepKey, true)
    clicked?.click()
    void repeatKeys()
  }
  function start() {
    for (const reason of reasons) removeEventListener(reason, start)
    // Offline, or a newer version was deployed: the page can be read, and the next touch tries again.
    import(door).catch(waitForReason)
  }
  addEventListener('verbatim:alive', repeat, { once: true })
  waitForReason()
  if (patienceMs === undefined) return
  // What the address asks for is not what was built: nobody is to read that first.
  if (location.search !== '') start()
  else addEventListener('load', () => setTimeout(start, Number(patienceMs)))
})()
