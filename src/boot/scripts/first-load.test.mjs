import { expect, test } from 'vitest'

import { findFirstScripts } from './first-load.mjs'

test('the first load is every script of the page and what it preloads, and no stylesheet', () => {
  const html = `
    <script src="/theme.js"></script>
    <script type="module" crossorigin src="/assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/react-2.js">
    <link rel="stylesheet" crossorigin href="/assets/index-3.css">
    <script>inline()</script>`
  expect(findFirstScripts(html)).toEqual(['/theme.js', '/assets/index-1.js', '/assets/react-2.js'])
})
