import { expect, test } from 'vitest'

import { countPlaywright, countVitest, formatTotal, outcomeOf } from './test-report.mjs'

const unit = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 0,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
  ],
}
const stories = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }

test('the line adds both runners, and a file that did not load is a failure', () => {
  const outcomes = [outcomeOf(1, unit, countVitest), outcomeOf(0, stories, countPlaywright)]
  expect(formatTotal(outcomes)).toBe('12 passed, 2 failed, 2 skipped')
})

test('skipped tests are named only when there are any', () => {
  expect(formatTotal([outcomeOf(0, stories, countPlaywright)])).toBe('5 passed, 0 failed')
})

test('a runner that died without a report, or failed with a clean one, is one failure', () => {
  expect(formatTotal([outcomeOf(1, null, countVitest)])).toBe('0 passed, 1 failed')
  expect(formatTotal([outcomeOf(1, stories, countPlaywright)])).toBe('5 passed, 1 failed')
})
