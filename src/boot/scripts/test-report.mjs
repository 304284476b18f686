import path from 'node:path'

const nothing = { passed: 0, failed: 0, skipped: 0 }

const escapes = new RegExp(String.raw`\u001B\[[0-9;]*m`, 'g')

/** The first line of what a test said, without its colours, and no longer than one reads. */
function firstLine(text = '') {
  const [line = ''] = text.replaceAll(escapes, '').trim().split('\n')
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}

/** The line of the file at which it was, from its stack: two of a test may say the same. */
function lineOf(file, stack = '') {
  const [, rest = ''] = stack.split(`${file}:`)
  const line = Number.parseInt(rest, 10)
  return Number.isNaN(line) ? '' : ` (line ${line})`
}

/** What failed, a line each: for logs of which only the end is kept. Files are named from `root`. */
export function vitestFailures(report, root) {
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap((file) => {
      const name = path.relative(root, file.name)
      const failed = file.assertionResults.filter(({ status }) => status === 'failed')
      if (failed.length === 0) return [`${name}: ${firstLine(file.message)}`]
      return failed.map(({ fullName, failureMessages: [said] }) => {
        return `${name} › ${fullName}: ${firstLine(said)}${lineOf(file.name, said)}`
      })
    })
}

/** As `vitestFailures`. Playwright names its files itself, from its own folder. */
export function playwrightFailures(report) {
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
  const failed = report.suites.flatMap(specsOf).filter(({ ok }) => !ok)
  return [
    ...failed.map((spec) => {
      const results = spec.tests.flatMap((test) => test.results)
      const error = results.find((result) => result.error)?.error
      const where = lineOf(spec.file, error?.stack)
      return `${spec.file}:${spec.line} › ${spec.title}: ${firstLine(error?.message)}${where}`
    }),
    ...report.errors.map((error) => firstLine(error.message)),
  ]
}

/** A test file that could not even be loaded has no tests to count, yet it is a failure. */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** `errors` are those outside any test: a file that did not load, a worker that died. */
export function countPlaywright(report) {
  return {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
    skipped: report.stats.skipped,
  }
}

/**
 * The outcome of one runner. Its exit code has the last word: a runner that failed without a
 * failed test, or that left no report, counts as one failure.
 */
export function outcomeOf(exitCode, report, count, failuresOf = () => []) {
  const counted = report === null ? nothing : count(report)
  const failed = exitCode !== 0 && counted.failed === 0 ? 1 : counted.failed
  return { ...counted, failed, failures: report === null ? [] : failuresOf(report) }
}

/** What failed, then the count. */
export function formatOutcome(outcomes) {
  const failures = outcomes.flatMap((outcome) => outcome.failures)
  return [...failures.map((failure) => `failed: ${failure}`), formatTotal(outcomes)].join('\n')
}

export function formatTotal(outcomes) {
  const total = { ...nothing }
  for (const outcome of outcomes) {
    for (const key of Object.keys(total)) total[key] += outcome[key]
  }
  const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`
  return `${total.passed} passed, ${total.failed} failed${skipped}`
}
