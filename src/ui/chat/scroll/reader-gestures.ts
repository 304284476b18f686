import { scrollerOf } from './scroller.ts'

interface Reader {
  /** The reader moves up, or begins to. */
  readonly onMoveUp: () => void
  /** The same downwards. */
  readonly onMoveDown: () => void
  /** No move goes on. */
  readonly onRest: () => void
  /** The reader asks for the end, wherever it is by now. */
  readonly onAskForEnd: () => void
  readonly onAskForStart: () => void
  /** @param isHeld the mouse is down in the log: on its scrollbar, as far as we know */
  readonly onScroll: (isHeld: boolean) => void
  /** Any sign that somebody is at work in the log. */
  readonly onTouch: () => void
}

const upKeys: ReadonlySet<string> = new Set(['PageUp', 'Home', 'ArrowUp'])
const downKeys: ReadonlySet<string> = new Set(['PageDown', 'ArrowDown'])

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/**
 * Listens for everything that is a reader's move and not the content's.
 * @returns stops listening.
 */
export function watchReader(log: HTMLElement, reader: Reader): () => void {
  const stop = new AbortController()
  const quietly = { signal: stop.signal, passive: true } as const
  const isOurs = (event: Event): boolean =>
    (event.target instanceof Node && log.contains(event.target)) || scrollerOf(log) !== log

  const onWheel = (event: WheelEvent) => {
    if (!isOurs(event)) return
    reader.onTouch()
    if (event.ctrlKey) return // it zooms
    if (event.deltaY < 0) reader.onMoveUp()
    if (event.deltaY > 0) reader.onMoveDown()
  }
  const onKey = (event: KeyboardEvent) => {
    if (!isOurs(event) || isTextField(event.target)) return
    reader.onTouch()
    // The browser would go to where the end was when the key went down.
    if (event.key === 'End' && !event.shiftKey) reader.onAskForEnd()
    // And it would glide to the start, pushed off its way by what is laid out as it passes.
    if (event.key === 'Home' && !event.shiftKey) reader.onAskForStart()
    const isSpace = event.key === ' '
    if (upKeys.has(event.key) || (isSpace && event.shiftKey)) reader.onMoveUp()
    if (downKeys.has(event.key) || (isSpace && !event.shiftKey)) reader.onMoveDown()
  }
  const onSelection = () => {
    const selection = document.getSelection()
    if (selection?.isCollapsed === false && log.contains(selection.anchorNode)) reader.onMoveUp()
  }
  const onFocus = (event: FocusEvent) => {
    const messages = log.querySelectorAll('article')
    const message = event.target instanceof Element ? event.target.closest('article') : null
    if (message && message !== messages[messages.length - 1]) reader.onMoveUp()
  }

  window.addEventListener('wheel', onWheel, quietly)
  window.addEventListener('keydown', onKey, quietly)
  let isHeld = false
  const onScroll = () => reader.onScroll(isHeld)
  const letGo = () => {
    isHeld = false
  }
  const onPress = () => {
    isHeld = true
    reader.onTouch()
  }

  window.addEventListener('scroll', onScroll, quietly) // the page as a document
  window.addEventListener('pointerup', letGo, quietly)
  window.addEventListener('pointercancel', letGo, quietly)
  log.addEventListener('scroll', onScroll, quietly)
  log.addEventListener('pointerdown', onPress, quietly)
  window.addEventListener('scrollend', reader.onRest, quietly)
  log.addEventListener('scrollend', reader.onRest, quietly)
  log.addEventListener('focusin', onFocus, quietly)
  document.addEventListener('selectionchange', onSelection, quietly)
  watchFinger(log, reader, quietly)
  return () => stop.abort()
}

/** A finger that moves down pulls the text down: the reader goes up. */
function watchFinger(log: HTMLElement, reader: Reader, options: AddEventListenerOptions): void {
  let lastY: number | null = null
  const yOf = (event: TouchEvent): number | null => event.touches[0]?.clientY ?? null
  log.addEventListener(
    'touchstart',
    (event) => {
      lastY = yOf(event)
      reader.onTouch()
    },
    options,
  )
  log.addEventListener(
    'touchmove',
    (event) => {
      const y = yOf(event)
      if (y !== null && lastY !== null && y > lastY) reader.onMoveUp()
      if (y !== null && lastY !== null && y < lastY) reader.onMoveDown()
      lastY = y
    },
    options,
  )
}
