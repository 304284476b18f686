import { expect, test } from 'vitest'

import { prefersMarkdown } from './prefers-markdown.ts'

test.each([
  'text/markdown',
  'text/markdown, text/html, */*',
  'text/html;q=0.8, text/markdown',
  'Text/Markdown;q=0.5, */*;q=0.1',
])('[S6] %s would rather have markdown', (accept) => {
  expect(prefersMarkdown(accept)).toBe(true)
})

test.each([
  null,
  '',
  '*/*',
  'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'text/*',
  'text/html, text/markdown;q=0.9',
  'text/markdown;q=0',
  'text/markdown;q=x',
  'text/markdown;q=0.2, */*',
])('%s gets HTML', (accept) => {
  expect(prefersMarkdown(accept)).toBe(false)
})
