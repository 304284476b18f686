import { expect, test } from 'vitest'

import { tokensUpTo } from './tokens.mjs'
import { isClean, judge, noFaults } from './verdict.mjs'

const whole = tokensUpTo(5)
const sample = (text, change = {}) => ({ node: 'n', page: 0, load: 1, end: null, text, ...change })
const verdictOn = ({ text = whole, end = 'stop', samples = [], requests = 1, ...expected }) =>
  judge({
    shown: { text, end },
    samples,
    requests: Array.from({ length: requests }, () => ({})),
    expected: { tokens: 5, ends: ['stop'], ...expected },
  })

test('a whole answer to one request, seen to grow, is clean', () => {
  const samples = ['t0000', 't000001 t000002', whole].map((text) => sample(text))
  const verdict = verdictOn({ samples })
  expect(verdict).toEqual({ ...noFaults, others: [] })
  expect(isClean(verdict)).toBe(true)
})

test.each([
  ['what is missing at the end', { text: tokensUpTo(3) }, { lost: 2 }],
  ['what is missing in the middle', { text: 't000001 t000003 t000004 t000005' }, { lost: 2 }],
  ['what is there twice', { text: `${tokensUpTo(3)}t000003 t000004 t000005` }, { doubled: 1 }],
  ['what was there twice for a moment', { samples: [sample('t000001 t000001')] }, { doubled: 1 }],
  ['what is swapped', { text: 't000002 t000001 t000003 t000004 t000005' }, { disordered: 1 }],
  [
    'a cut answer that says it is whole',
    { text: 't000001', tokens: 1, ends: ['cut off'] },
    { falseComplete: 1 },
  ],
  ['a second request', { requests: 2 }, { secondRequests: 1 }],
])('it finds %s', (_, given, found) => {
  const verdict = verdictOn(given)
  expect(verdict).toMatchObject(found)
  expect(isClean(verdict)).toBe(false)
})

test('it finds other text, text that goes away, and an answer that ends twice', () => {
  const strange = verdictOn({ samples: [sample('t000001 hello')] })
  const shrinking = verdictOn({ samples: [sample(whole), sample('t000001')] })
  const twice = verdictOn({
    samples: [sample(whole, { end: 'error' }), sample(whole, { end: 'stop' })],
  })
  for (const verdict of [strange, shrinking, twice]) expect(verdict.others).toHaveLength(1)
})

test('a page that is loaded anew begins anew', () => {
  const samples = [sample(whole), sample('t000001', { load: 2 }), sample('t000001', { page: 1 })]
  expect(verdictOn({ samples }).others).toEqual([])
})
