import { readFileSync } from 'node:fs'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// The door itself is not there to be imported.
const script = readFileSync('public/later.js', 'utf8').replace('import(door)', 'Promise.resolve()')

/** The page as it was made at build, with that script in it and nothing alive yet. */
function openPage(): HTMLTextAreaElement {
  document.body.innerHTML = '<div data-island="ask"><textarea></textarea></div>'
  const place = document.createElement('script')
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(place)
  new Function(script)() // oxlint-disable-line no-new-func, no-implied-eval -- a classic script, as the page runs it
  return document.querySelector('textarea')!
}

const enter = (how: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...how })

const comeAlive = () => dispatchEvent(new Event('verbatim:alive'))

beforeEach(() => vi.restoreAllMocks())
afterEach(() => document.body.replaceChildren())

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
