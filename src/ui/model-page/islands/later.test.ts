import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// The door itself is not there to be imported.
const script = readFileSync('public/later.js', 'utf8').replace('import(door)', 'openDoor()')
const openDoor = vi.fn<() => Promise<void>>()

const tabs = '<button role="tab">a</button><button role="tab">b</button>'

/** The page as it was made at build, with that script in it and nothing alive yet. */
function openPage(marks: Readonly<Record<string, string>> = {}): HTMLTextAreaElement {
  document.body.innerHTML = `<div data-island="ask"><textarea></textarea>${tabs}</div>`
  const place = document.createElement('script')
  Object.assign(place.dataset, marks)
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(place)
  runInThisContext(script) // a classic script, as the page runs it
  return document.querySelector('textarea')!
}

const press = (key: string, how: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how })
const enter = (how: KeyboardEventInit = {}) => press('Enter', how)

const comeAlive = () => dispatchEvent(new Event('verbatim:alive'))

beforeEach(() => {
  vi.restoreAllMocks()
  openDoor.mockReset().mockResolvedValue()
  vi.stubGlobal('openDoor', openDoor)
})
afterEach(() => {
  dispatchEvent(new Event('verbatim:alive')) // the page of this test keeps nothing for the next one
  vi.unstubAllGlobals()
  vi.useRealTimers()
  history.replaceState(null, '', '/')
  document.body.replaceChildren()
})

test('a page that is whole waits for a touch', () => {
  openPage()
  dispatchEvent(new Event('load'))
  expect(openDoor).not.toHaveBeenCalled()
  dispatchEvent(new Event('pointerdown'))
  expect(openDoor).toHaveBeenCalled()
})

test('one that has more to show waits for so long, or not at all', () => {
  vi.useFakeTimers()
  openPage({ patienceMs: '4000' })
  dispatchEvent(new Event('load'))
  vi.advanceTimersByTime(3999)
  expect(openDoor).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(openDoor).toHaveBeenCalledOnce()

  history.replaceState(null, '', '/models?q=kimi')
  openPage({ patienceMs: '4000' })
  expect(openDoor).toHaveBeenCalledTimes(2)
})

test('Enter before the page is alive sends as soon as it is', () => {
  const field = openPage()
  field.value = 'Why?'
  expect(field.dispatchEvent(enter({ ctrlKey: true }))).toBe(false) // no new line meanwhile
  const taken: KeyboardEvent[] = []
  field.addEventListener('keydown', (event) => {
    taken.push(event)
    event.preventDefault()
  })
  comeAlive()
  expect(taken.map(({ key, ctrlKey }) => [key, ctrlKey])).toEqual([['Enter', true]])
  expect(field.value).toBe('Why?')
})

test('it is the new line that it was where Enter does not send', () => {
  const field = openPage()
  field.value = 'Why'
  field.setSelectionRange(3, 3)
  field.dispatchEvent(enter())
  comeAlive()
  expect(field.value).toBe('Why\n')
})

test.each([{ shiftKey: true }, { isComposing: true }])('%o is left to the browser', (how) => {
  const field = openPage()
  expect(field.dispatchEvent(enter(how))).toBe(true)
  comeAlive()
  expect(field.value).toBe('')
})

test('arrows before the page is alive lead on from tab to tab, each once', async () => {
  openPage()
  const [first, second] = document.querySelectorAll<HTMLElement>('[role=tab]')
  first?.focus()
  expect(first?.dispatchEvent(press('ArrowRight'))).toBe(false)
  expect(first?.dispatchEvent(press('End'))).toBe(false) // nor does the page scroll
  const taken: unknown[] = []
  for (const tab of [first, second])
    tab?.addEventListener('keydown', ({ key }) => {
      taken.push([tab.textContent, key])
      second?.focus()
    })
  comeAlive()
  await vi.waitFor(() => expect(taken.length).toBe(2))
  expect(taken).toEqual([
    ['a', 'ArrowRight'],
    ['b', 'End'],
  ])
  first?.dispatchEvent(press('End'))
  expect(taken.length).toBe(3) // nothing is kept any more
})

test.each([{ ctrlKey: true }, { metaKey: true }])('an arrow with %o is the browser’s', (how) => {
  openPage()
  const tab = document.querySelector('[role=tab]')
  expect(tab?.dispatchEvent(press('ArrowRight', how))).toBe(true)
})
