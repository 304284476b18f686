import { expect, test } from 'vitest'

import { fillTemplate, withLateScripts, withoutScripts } from './templates.ts'

/** As Vite writes a page. */
const built = `<head><!--head-->
    <script src="/theme.js"></script>
    <script type="module" crossorigin src="/assets/door-1.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/app-2.js">
    <link rel="stylesheet" crossorigin href="/assets/app-3.css">
  </head><body><!--body--></body>`

test('a part goes into its place as it is, and a page without the place is refused', () => {
  expect(fillTemplate('<!--head-->|<!--body-->', { head: '$&', body: '2' })).toBe('$&|2')
  expect(() => fillTemplate('<!--head-->', { body: '2' })).toThrow('A page has no <!--body-->')
})

test('the door of a page that is put off is fetched by nobody before it is wanted', () => {
  const late = withLateScripts(built, null)
  expect(late).toContain('<script src="/later.js" data-door="/assets/door-1.js" async></script>')
  expect(late).not.toMatch(/modulepreload|type="module"/)
  expect(late).toContain('app-3.css')
  expect(withLateScripts(built, 9)).toContain(' data-patience-ms="9" async>')
})

test('a page that is only read keeps its theme and its style, whether or not it was put off', () => {
  for (const template of [built, withLateScripts(built, 9)]) {
    const plain = withoutScripts(template)
    expect(plain.match(/<script[^>]*>/g)).toEqual(['<script src="/theme.js">'])
    expect(plain).toContain('app-3.css')
  }
})
