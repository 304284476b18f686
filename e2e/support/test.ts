import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

import { openAiStream } from './answers.ts'
import { createMockUpstream, type MockUpstream } from './mock-upstream.ts'
import { watchPage } from './page-watch.ts'
import { type RunningServer, startServer } from './start-server.ts'

interface StoryFixtures {
  /** Noise that belongs to the story: `test.use({ allowedNoise: [/status of 401/] })`. */
  readonly allowedNoise: readonly RegExp[]
  /** Starts a further server with these variables; it is stopped when the story ends. */
  readonly startServerWith: (env: Readonly<Record<string, string>>) => Promise<RunningServer>
  /** A provider on this machine. Unless told otherwise it says "Hello from the mock." */
  readonly upstream: MockUpstream
}

interface WorkerFixtures {
  /** The built server without any key: what a newcomer sees. */
  readonly server: RunningServer
}

export const test = base.extend<StoryFixtures, WorkerFixtures>({
  allowedNoise: [[], { option: true }],

  server: [
    // Playwright reads the first parameter's braces: a fixture that needs nothing says so with {}.
    // oxlint-disable-next-line eslint/no-empty-pattern
    async ({}, provide) => {
      const server = await startServer()
      await provide(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ server }, provide) => {
    await provide(server.url)
  },

  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads this pattern, and it names no fixture
  startServerWith: async ({}, provide) => {
    const started: RunningServer[] = []
    await provide(async (env) => {
      const server = await startServer(env)
      started.push(server)
      return server
    })
    await Promise.all(started.map((server) => server.stop()))
  },

  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads this pattern, and it names no fixture
  upstream: async ({}, provide) => {
    const upstream = await createMockUpstream(openAiStream(['Hello ', 'from ', 'the mock.']))
    await provide(upstream)
    await upstream.close()
  },

  // What the page talks to is named so that it ends after the page was judged: a server that stops
  // first is noise nobody made.
  page: async ({ page, allowedNoise, startServerWith: _server, upstream: _upstream }, provide) => {
    const watch = await watchPage(page)
    await provide(page)
    expect(watch.findings(allowedNoise), 'noise on the page').toEqual([])
  },
})

/** In the page: resolves when whatever opens or fades has ended; what turns for ever is let be. */
async function restOfMotion(): Promise<void> {
  // A transition begins a frame after what causes it.
  for (let frame = 0; frame < 2; frame += 1)
    await new Promise((resolve) => {
      requestAnimationFrame(resolve)
    })
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}

/** Checks a view for everything axe can see, WCAG 2.2 AA and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(restOfMotion) // half-faded text has no contrast
  // Describing all that is fine takes longer than finding what is not; and there are no frames.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await axe.analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`,
  )
  expect(found, 'axe').toEqual([])
}

export { expect }
