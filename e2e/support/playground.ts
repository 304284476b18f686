import type { Locator, Page } from '@playwright/test'

import { expect } from './test.ts'

/** What a story touches on the page, by the names a person knows it by. */
export interface Playground {
  readonly page: Page
  readonly composer: Locator
  readonly send: Locator
  readonly stop: Locator
  readonly log: Locator
  /** The answers and questions, oldest first. */
  readonly messages: Locator
  readonly lastAnswer: Locator
  /** Types a message and presses Enter. */
  readonly ask: (text: string) => Promise<void>
  /** Resolves when nothing streams any more. */
  readonly settled: (timeoutMs?: number) => Promise<void>
}

export function playgroundOn(page: Page): Playground {
  const composer = page.getByRole('textbox', { name: /^Message / })
  const send = page.getByRole('button', { name: 'Send', exact: true })
  const stop = page.getByRole('button', { name: 'Stop', exact: true })
  const log = page.getByRole('log', { name: 'Conversation' })
  const messages = log.getByRole('article')
  return {
    page,
    composer,
    send,
    stop,
    log,
    messages,
    lastAnswer: messages.last(),
    ask: async (text) => {
      await composer.fill(text)
      await composer.press('Enter')
      // The field is emptied when the message is safely in the conversation.
      await expect(composer).toHaveValue('')
    },
    settled: async (timeoutMs = 20_000) => {
      await expect(log.locator('article[aria-busy=true]')).toHaveCount(0, { timeout: timeoutMs })
      await expect(send).toBeVisible({ timeout: timeoutMs })
    },
  }
}

/** Opens the playground and waits until it can be typed in. */
export async function openPlayground(page: Page, url = '/'): Promise<Playground> {
  await page.goto(url)
  const playground = playgroundOn(page)
  await expect(playground.composer).toBeVisible()
  return playground
}

/** Makes a model the chosen one before the page opens, as the picker would have left it. */
export async function chooseBeforehand(
  page: Page,
  choice: { readonly providerId: string; readonly modelId: string; readonly dialectId: string },
): Promise<void> {
  await page.addInitScript((wanted) => {
    const key = 'verbatim:workspace'
    if (localStorage.getItem(key) === null)
      localStorage.setItem(key, JSON.stringify({ version: 1, workspace: { choice: wanted } }))
  }, choice)
}
