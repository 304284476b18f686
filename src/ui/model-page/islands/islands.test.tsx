import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { shippedModels } from '../../../core/catalog/catalog.ts'
import { Island } from './island.tsx'
import { IslandContent, isIslandName } from './islands.tsx'

beforeEach(() => {
  window.matchMedia = ((query: string) => ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
  })) as unknown as typeof window.matchMedia
})
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

const [kimi] = shippedModels
if (!kimi?.price) throw new Error('The first model has a price')
const { price } = kimi

const tabs = [
  { id: 'curl', label: 'cURL' },
  { id: 'python', label: 'Python' },
] as const

const panels = (
  <>
    <Island name="tabs" id="x" label="Language" tabs={tabs} areLanguages={false} />
    <div id="x-curl-panel">one</div>
    <div id="x-python-panel" data-folded>
      two
    </div>
  </>
)

test('an island is what it was built as: React finds nothing to mend', () => {
  const given = {
    model: { id: 'm', providerId: 'p', shortName: 'M' },
    playgroundPath: '/m',
    prompts: ['One?', 'Two?'],
  }
  const place = document.body.appendChild(document.createElement('div'))
  place.append(
    document
      .createRange()
      .createContextualFragment(
        renderToString(<IslandContent name="ask" props={given} client={null} />),
      ),
  )
  const field = place.querySelector('textarea')
  if (field) field.value = 'typed early'
  const onRecoverableError = vi.fn()
  render(<IslandContent name="ask" props={given} client={null} />, {
    container: place,
    hydrate: true,
    onRecoverableError,
  })
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(place.querySelector('textarea')).toBe(field)
  expect(field?.value).toBe('typed early')
})

test('the calculator reckons with what was typed before the page was alive', () => {
  const island = <IslandContent name="price" props={{ price }} client={null} />
  const container = document.body.appendChild(document.createElement('div'))
  container.append(document.createRange().createContextualFragment(renderToString(island)))
  const field = screen.getByLabelText<HTMLInputElement>('Tokens in')
  field.value = '5000'
  render(island, { container, hydrate: true })
  expect(field.value).toBe('5000')
  expect(screen.getByRole('status').textContent).toMatch(/ for 5,000,000 tokens in and /)
})

test('[S27] tabs show one panel of the page, and arrows choose another', () => {
  render(panels)
  fireEvent.keyDown(screen.getByRole('tab', { name: 'cURL' }), { key: 'ArrowRight' })
  expect(document.getElementById('x-curl-panel')?.hasAttribute('data-folded')).toBe(true)
  expect(document.getElementById('x-python-panel')?.hasAttribute('data-folded')).toBe(false)
  expect(document.activeElement?.textContent).toBe('Python')
})

test('[S22] the calculator says what so many tokens cost, and says so when something is no number', () => {
  render(<IslandContent name="price" props={{ price }} client={null} />)
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  expect(screen.getByRole('status').textContent).toBe(
    '$1.40 for 1,000,000 tokens in and 500,000 out',
  )
  type('Requests', '1')
  expect(screen.getByRole('status').textContent).toBe('$0.0014 for 1,000 tokens in and 500 out')
  type('Tokens in', '-1')
  expect(screen.getByRole('status').textContent).toBe('Numbers, 0 or more')
  expect(screen.getByLabelText('Tokens in').getAttribute('aria-invalid')).toBe('true')
})

test('a name that is no island is none', () => {
  expect(['ask', 'constructor', undefined, ''].map(isIslandName)).toEqual([
    true,
    false,
    false,
    false,
  ])
})
