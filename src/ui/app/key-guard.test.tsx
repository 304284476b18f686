import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { KeyGuard } from './key-guard.tsx'

// Put together here, so that no scanner takes this file for a leak.
const aKey = ['sk-or-v1-', 'a1'.repeat(20)].join('')

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const onSetUp = vi.fn()

function openFields() {
  render(
    <>
      <textarea aria-label="long" />
      <input aria-label="short" type="text" />
      <input aria-label="search" type="search" />
      <input aria-label="token" type="password" />
      <textarea aria-label="own" data-warns-of-keys />
      <KeyGuard onSetUp={onSetUp} />
    </>,
  )
}

const type = async (name: string, value: string) => {
  fireEvent.input(screen.getByLabelText(name), { target: { value } })
  await act(() => vi.advanceTimersByTimeAsync(20))
}
const notice = () => screen.queryByRole('alert')
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test.each(['long', 'short', 'search'])(
  'a key in a field (%s) is explained beside it',
  async (name) => {
    openFields()
    await type(name, `Use ${aKey}.`)
    const found = await screen.findByRole('alert')
    expect(found.textContent).toContain(
      'That looks like an API key. Do not send it. Put it in .env on the server.',
    )
    expect(screen.getByLabelText(name).nextElementSibling?.contains(found)).toBe(true)
    press('Set up')
    expect(onSetUp).toHaveBeenCalledOnce()
    expect(notice()).toBeNull()
    onSetUp.mockClear()
  },
)

test.each(['token', 'own'])(
  'none is spoken of where a key belongs, or is warned of (%s)',
  async (name) => {
    openFields()
    await type(name, aKey)
    expect(notice()).toBeNull()
  },
)

test('an ordinary text is no key, and the warning goes with the key', async () => {
  openFields()
  await type('long', 'What does an sk- prefix mean?')
  expect(notice()).toBeNull()
  await type('long', aKey)
  expect(await screen.findByRole('alert')).toBeTruthy()
  await type('long', 'gone')
  expect(notice()).toBeNull()
})

test('the warning goes when a button empties the field, and when the field goes', async () => {
  openFields()
  await type('long', aKey)
  await screen.findByRole('alert')
  const field = screen.getByLabelText<HTMLTextAreaElement>('long')
  field.value = ''
  fireEvent.click(document.body)
  expect(notice()).toBeNull()
  const place = document.body.appendChild(document.createElement('div'))
  place.innerHTML = '<input aria-label="fleeting" type="text">'
  await type('fleeting', aKey)
  await screen.findByRole('alert')
  place.remove()
  fireEvent.click(document.body)
  await waitFor(() => expect(notice()).toBeNull())
})

test('it can be closed, and leads back to the field', async () => {
  openFields()
  await type('long', aKey)
  await screen.findByRole('alert')
  press('Close this warning')
  expect(notice()).toBeNull()
  expect(document.activeElement).toBe(screen.getByLabelText('long'))
  await type('long', `${aKey} and more words`)
  expect(notice()).toBeNull()
  await type('long', `${aKey} and sk-${'b2'.repeat(20)}`)
  expect(await screen.findByRole('alert')).toBeTruthy()
})

test('a paste that fires no input event is looked at as well', async () => {
  openFields()
  const field = screen.getByLabelText<HTMLTextAreaElement>('long')
  fireEvent.paste(field)
  field.value = aKey
  await act(() => vi.advanceTimersByTimeAsync(20))
  expect(await screen.findByRole('alert')).toBeTruthy()
})
