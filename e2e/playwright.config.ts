import { existsSync } from 'node:fs'

import { defineConfig } from '@playwright/test'

/** `npm test` finds a browser and names it here; started by hand, Debian's is tried first. */
const debian = '/usr/bin/chromium'
const executablePath = process.env['VERBATIM_CHROMIUM'] ?? (existsSync(debian) ? debian : undefined)

/** A browser that reports home or updates itself measures the network, not us. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const isRoot = process.getuid?.() === 0
const report = process.env['VERBATIM_E2E_REPORT']

export default defineConfig({
  testDir: './stories',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // Half of a story is waiting for a model that writes as fast as models do.
  workers: 3,
  // A story that passes at the second try has found something. It is not hidden here.
  retries: 0,
  // For slow machines: alone the longest story takes 17 s.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // Each story would be filmed for it, a tenth of the time; and of a CI only the log is kept.
    trace: process.env['CI'] === undefined ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
})
