import { describe, expect, it } from 'vitest'

import { checkLinkTarget, doesTextNameHost } from './link-target.ts'

describe('checkLinkTarget', () => {
  it.each([
    ['https://a.example/x?y#z', 'https://a.example/x?y#z', 'a.example'],
    ['HTTP://A.example', 'http://a.example/', 'a.example'],
    ['https://a.example:8443/', 'https://a.example:8443/', 'a.example:8443'],
    ['https://google.com@evil.test/', 'https://google.com@evil.test/', 'evil.test'],
    ['https://xn--80ak6aa92e.com/', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
    ['https://аррӏе.com/', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
    ['mailto:a@b.example?subject=x', 'mailto:a@b.example?subject=x', 'a@b.example'],
    ['mailto:100%', 'mailto:100%', '100%'],
  ])('%s leads to %s', (raw, href, host) => expect(checkLinkTarget(raw)).toEqual({ href, host }))

  it.each([
    ...['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:x'],
    ...['//evil.test', '/path', 'path', '#hash', '?q', '', 'https:', 'https://', 'https:evil.test'],
    ...['http:/evil.test', '\\\\evil.test', 'ftp://a.b', 'https://[', ' https://a.b', undefined],
  ])('%j is no link', (raw) => expect(checkLinkTarget(raw)).toBeNull())
})

describe('doesTextNameHost', () => {
  const target = { href: 'https://a.example/x', host: 'a.example' }

  it.each([
    'a.example',
    'https://a.example/x',
    'a.example/other',
    'http://a.example',
    ' a.example ',
  ])('yes: %s', (text) => expect(doesTextNameHost(text, target)).toBe(true))

  it.each([
    'the page',
    'google.com',
    'https://google.com',
    'a.example.evil.test',
    'see a.example',
    '',
  ])('no: %s', (text) => expect(doesTextNameHost(text, target)).toBe(false))

  it('a host behind a name and an @ is not named plainly', () => {
    expect(doesTextNameHost('https://google.com@a.example', target)).toBe(false)
  })
})
