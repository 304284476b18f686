const nothing = { passed: 0, failed: 0, skipped: 0 }

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
export function outcomeOf(exitCode, report, count) {
  const counted = report === null ? nothing : count(report)
  const failed = exitCode !== 0 && counted.failed === 0 ? 1 : counted.failed
  return { ...counted, failed }
}

export function formatTotal(outcomes) {
  const total = { ...nothing }
  for (const outcome of outcomes) {
    for (const key of Object.keys(total)) total[key] += outcome[key]
  }
  const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`
  return `${total.passed} passed, ${total.failed} failed${skipped}`
}
