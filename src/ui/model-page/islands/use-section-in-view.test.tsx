import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { SectionNav } from './section-nav.tsx'
import { sectionAt } from './use-section-in-view.ts'

const ids = ['api', 'faq', 'related'] as const

/** jsdom has no layout: a test says what comes to the line, and what leaves it. */
const observers = new Set<StandIn>()
class StandIn {
  readonly seen: Element[] = []
  constructor(readonly tell: (changes: readonly Partial<IntersectionObserverEntry>[]) => void) {
    observers.add(this)
  }
  observe(element: Element) {
    this.seen.push(element)
  }
  disconnect() {
    observers.delete(this)
  }
}

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', StandIn)
  document.body.innerHTML =
    ids.map((id) => `<section id="${id}"></section>`).join('') +
    '<footer class="doc-foot"><p></p></footer>'
})
afterEach(() => {
  cleanup()
  location.hash = ''
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const moved = (element: Element | null, isIntersecting: boolean) =>
  act(() => {
    for (const { seen, tell } of observers)
      if (element && seen.includes(element)) tell([{ target: element, isIntersecting }])
  })
const section = (id: string) => document.getElementById(id)
const marked = () =>
  [...document.querySelectorAll('[aria-current=location]')].map((link) => link.textContent)

test('the section that is read is marked, and none above the first', () => {
  const { unmount } = render(<SectionNav ids={ids} />)
  expect(marked()).toEqual([])
  moved(section('api'), true)
  expect(marked()).toEqual(['API endpoints'])
  // In either order: the next one comes before the last one has left.
  moved(section('faq'), true)
  moved(section('api'), false)
  expect(marked()).toEqual(['FAQ'])
  moved(section('faq'), false)
  expect(marked()).toEqual([])
  unmount()
  expect(observers.size).toBe(0)
})

test('at the end of the page it is the last section, or the one that was asked for', () => {
  render(<SectionNav ids={ids} />)
  moved(section('api'), true)
  moved(document.querySelector('.doc-foot p'), true)
  expect(marked()).toEqual(['Related models'])
  act(() => {
    location.hash = '#faq'
    dispatchEvent(new Event('hashchange'))
  })
  expect(marked()).toEqual(['FAQ'])
})

test('what was asked for and lies above is not read any more', () => {
  expect(sectionAt(ids, { atTop: 'faq', isAtEnd: true, wanted: 'api' })).toBe('related')
  expect(sectionAt(ids, { atTop: 'faq', isAtEnd: false, wanted: 'related' })).toBe('faq')
})
