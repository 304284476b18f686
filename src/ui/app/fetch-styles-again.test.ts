import { expect, test } from 'vitest'

import { fetchStylesAgain } from './fetch-styles-again.ts'

fetchStylesAgain()

/** As Vite says it. @returns whether the part is to be given up */
function sayMissing(message: string): boolean {
  const event = Object.assign(new Event('vite:preloadError', { cancelable: true }), {
    payload: new Error(message),
  })
  return window.dispatchEvent(event)
}

const styles = () =>
  [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
    ({ href }) => href,
  )

test('a part whose style was lost goes on, and its style is asked for again', () => {
  const href = 'http://localhost/assets/paint-1.css'
  expect(sayMissing(`Unable to preload CSS for ${href}`)).toBe(false)
  expect(styles()).toEqual([href])
})

test('a part that was lost itself is lost', () => {
  expect(sayMissing('Failed to fetch dynamically imported module: /assets/messages.js')).toBe(true)
  expect(styles()).toHaveLength(1)
})
