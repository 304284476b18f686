import { act, cleanup, render, screen } from '@testing-library/react'
import { lazy, useLayoutEffect, type ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'

import { LazyOverlay } from './lazy-overlay.tsx'

afterEach(cleanup)

test('what is typed while an overlay is fetched goes nowhere, and the overlay knows where one was', async () => {
  let arrive = () => {}
  const isHere = new Promise<void>((resolve) => {
    arrive = resolve
  })
  let found: Element | null = null
  const Overlay = (): ReactElement => {
    useLayoutEffect(() => {
      found = document.activeElement
    }, [])
    return <p>Here</p>
  }
  const Late = lazy(async () => {
    await isHere
    return { default: Overlay }
  })
  const page = (isWanted: boolean) => (
    <>
      <textarea aria-label="Message" />
      <LazyOverlay isWanted={isWanted} holdsFocus>
        <Late />
      </LazyOverlay>
    </>
  )
  const { rerender } = render(page(false))
  const message = screen.getByLabelText('Message')
  message.focus()
  rerender(page(true))
  expect(document.activeElement).not.toBe(message)
  expect(document.activeElement).not.toBe(document.body)
  await act(async () => arrive())
  await screen.findByText('Here')
  expect(found).toBe(message)
})
