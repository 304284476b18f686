import { expect, test } from 'vitest'

import {
  countPlaywright,
  countVitest,
  formatOutcome,
  formatTotal,
  outcomeOf,
  playwrightFailures,
  vitestFailures,
} from './test-report.mjs'

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

test('what failed is named before the count, each with the first line of what it said', () => {
  const report = {
    ...unit,
    testResults: [
      {
        name: '/project/src/core/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'holds' },
          {
            status: 'failed',
            fullName: 'adds',
            failureMessages: [
              '\u001B[31mAssertionError: 1 is not 2\u001B[39m\n    at /project/src/core/a.test.ts:31:5',
            ],
          },
        ],
      },
      {
        name: '/project/src/core/b.test.ts',
        status: 'failed',
        message: 'no b',
        assertionResults: [],
      },
    ],
  }
  const error = {
    message: 'timed out\nafter 5 s',
    stack:
      'Error: timed out\n    at openPage (/e2e/support/open.ts:3:1)\n    at /e2e/chat.spec.ts:9:11',
  }
  const spec = {
    ok: false,
    file: 'chat.spec.ts',
    line: 7,
    title: 'asks',
    tests: [{ results: [{ error }] }],
  }
  const played = {
    stats: { expected: 5, unexpected: 1, flaky: 0, skipped: 0 },
    suites: [{ suites: [{ specs: [spec, { ok: true }] }] }],
    errors: [{ message: 'a worker died' }],
  }
  const outcomes = [
    outcomeOf(1, report, countVitest, (given) => vitestFailures(given, '/project')),
    outcomeOf(1, played, countPlaywright, playwrightFailures),
  ]
  expect(formatOutcome(outcomes)).toBe(
    [
      'failed: src/core/a.test.ts › adds: AssertionError: 1 is not 2 (line 31)',
      'failed: src/core/b.test.ts: no b',
      'failed: chat.spec.ts:7 › asks: timed out (line 9)',
      'failed: a worker died',
      '12 passed, 4 failed, 2 skipped',
    ].join('\n'),
  )
})
