import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { ColourRuns } from './colour-runs.ts'
import { createColouring } from './colouring.ts'
import { findColours } from './find-colours.ts'
import { createFrames, settle } from './testing/frames.ts'

/** A viewport that a test scrolls. */
function createViewport() {
  const targets = new Set<Element>()
  let report: IntersectionObserverCallback = () => {}
  class FakeObserver {
    constructor(callback: IntersectionObserverCallback) {
      report = callback
    }
    observe = (target: Element) => void targets.add(target)
    unobserve = (target: Element) => void targets.delete(target)
  }
  const tell = (elements: readonly Element[], isIntersecting: boolean) => {
    const entries = elements
      .filter((target) => targets.has(target))
      .map((target) => ({ target, isIntersecting }) as IntersectionObserverEntry)
    report(entries, {} as IntersectionObserver)
  }
  return {
    FakeObserver,
    targets,
    enter: (...elements: readonly Element[]) => tell(elements, true),
    leave: (...elements: readonly Element[]) => tell(elements, false),
  }
}

/** Questions wait here until a test has them answered. */
function createSlowThread() {
  const waiting: { code: string; answer: (runs: ColourRuns | null) => void }[] = []
  const asked: string[] = []
  return {
    asked,
    waiting,
    find: (code: string) =>
      new Promise<ColourRuns | null>((answer) => {
        asked.push(code)
        waiting.push({ code, answer })
      }),
    async answer(): Promise<void> {
      const question = waiting.shift()
      question?.answer(findColours(question.code, 'js'))
      await settle()
    },
  }
}

const show = (code: string): HTMLElement => {
  const element = document.createElement('code')
  element.textContent = code
  document.body.append(element)
  return element
}

const isColoured = (element: HTMLElement) => element.querySelector('.hljs-keyword') !== null

describe('colouring', () => {
  let viewport = createViewport()
  let frames = createFrames()
  let thread = createSlowThread()
  let colourCode = createColouringHere()

  function createColouringHere() {
    vi.stubGlobal('IntersectionObserver', viewport.FakeObserver)
    return createColouring(thread)
  }

  beforeEach(() => {
    viewport = createViewport()
    frames = createFrames()
    thread = createSlowThread()
    vi.stubGlobal('requestAnimationFrame', frames.request)
    colourCode = createColouringHere()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  async function finish(): Promise<void> {
    while (thread.waiting.length > 0 || frames.isWanted()) {
      await thread.answer()
      await frames.draw()
    }
  }

  it('asks only for code near the viewport, and for one at a time', async () => {
    const elements = Array.from({ length: 500 }, (_, index) => show(`let a${index}`))
    for (const element of elements) colourCode(element, element.textContent, 'js')
    expect(thread.asked).toEqual([])

    viewport.enter(...elements.slice(100, 103))
    expect(thread.asked).toEqual(['let a100'])
    await thread.answer()
    expect(thread.asked, 'while the first is painted').toEqual(['let a100'])
    await finish()
    expect(thread.asked).toEqual(['let a100', 'let a101', 'let a102'])
    expect(elements.filter(isColoured)).toEqual(elements.slice(100, 103))
    expect(viewport.targets.size).toBe(497)
  })

  it('does not ask for what was only scrolled past, until it comes again', async () => {
    const [first, passed] = [show('let a'), show('let b')]
    for (const element of [first, passed]) colourCode(element, element.textContent, 'js')
    viewport.enter(first, passed)
    viewport.leave(passed)
    await finish()
    expect(thread.asked).toEqual(['let a'])
    viewport.enter(passed)
    await finish()
    expect([first, passed].map(isColoured)).toEqual([true, true])
  })

  it.each<[string, (element: HTMLElement, cancel: () => void) => void]>([
    ['taken back', (_, cancel) => cancel()],
    ['gone', (element) => element.remove()],
    ['other code now', (element) => (element.textContent = 'let b')],
  ])('drops the answer when the element is %s', async (_, change) => {
    const element = show('let a')
    const cancel = colourCode(element, 'let a', 'js')
    viewport.enter(element)
    change(element, cancel)
    await finish()
    expect(isColoured(element)).toBe(false)
    const next = show('let c')
    colourCode(next, 'let c', 'js')
    viewport.enter(next)
    await finish()
    expect(isColoured(next)).toBe(true)
  })

  it('forgets what is taken back before it is near', () => {
    const element = show('let a')
    colourCode(element, 'let a', 'js')()
    expect(viewport.targets.size).toBe(0)
    viewport.enter(element)
    expect(thread.asked).toEqual([])
  })

  it('colours what an element holds last', async () => {
    const element = show('let b')
    const cancelOld = colourCode(element, 'let a', 'js')
    colourCode(element, 'let b', 'js')
    cancelOld()
    viewport.enter(element)
    await finish()
    expect(thread.asked).toEqual(['let b'])
    expect(isColoured(element)).toBe(true)
  })

  it('leaves plain what has no language, is very long, or has a very long line', () => {
    const wide = 'x'.repeat(2000)
    const long = 'let a\n'.repeat(40_000)
    for (const [code, language] of [
      ['let a', ''],
      ['', 'js'],
      [wide, 'js'],
      [long, 'js'],
    ] as const) {
      const element = show(code)
      colourCode(element, code, language)
      viewport.enter(element)
    }
    expect(thread.asked).toEqual([])
  })

  it('goes on after code without an answer', async () => {
    const [first, second] = [show('let a'), show('let b')]
    for (const element of [first, second]) colourCode(element, element.textContent, 'js')
    viewport.enter(first, second)
    thread.waiting.shift()?.answer(null)
    await settle()
    await finish()
    expect([first, second].map(isColoured)).toEqual([false, true])
  })
})
