import type { Page } from '@playwright/test'

export interface PageWatch {
  /** What went wrong since the watch began, save what the story allows. */
  readonly findings: (allowed: readonly RegExp[]) => string[]
}

/**
 * Listens for what a user would never see and a developer should: errors on the console, uncaught
 * exceptions, and everything the content security policy had to stop.
 */
export async function watchPage(page: Page): Promise<PageWatch> {
  const heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`))
  await page.exposeFunction('reportViolation', (text: string) => heard.push(`policy: ${text}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event
      // The function is put there by the line above.
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void }
      reportViolation(`${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`)
    })
  })
  return {
    findings: (allowed) => heard.filter((line) => !allowed.some((pattern) => pattern.test(line))),
  }
}
