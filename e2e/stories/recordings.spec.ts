import type { Page } from '@playwright/test'

import { chooseBeforehand, openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { hasRecordings, listRecordings, replay, type Recording } from '../support/recordings.ts'
import { expect, test } from '../support/test.ts'

/** Real answers of others, replayed through a local upstream as if these providers had sent them. */
const stages = [
  {
    providerId: 'modelslab',
    dialectId: 'openai-chat',
    from: (r: Recording) => r.provider === 'openrouter',
  },
  {
    providerId: 'openrouter',
    dialectId: 'openai-chat',
    from: (r: Recording) =>
      !['openrouter', 'openai', 'anthropic'].includes(r.provider) && r.protocol === 'openai-chat',
  },
  {
    providerId: 'openai',
    dialectId: 'openai-chat',
    from: (r: Recording) => r.provider === 'openai',
  },
  {
    providerId: 'anthropic',
    dialectId: 'anthropic-messages',
    from: (r: Recording) => r.protocol === 'anthropic-messages',
  },
] as const

const perStage = 12

/** Answers with words in them, the oddest first: more features, more to go wrong. */
const chosen = (from: (recording: Recording) => boolean) =>
  listRecordings()
    .filter(
      ([recording, expected]) => from(recording) && expected.text.trim() !== '' && !expected.error,
    )
    .toSorted(([a], [b]) => b.features.length - a.features.length)
    .slice(0, perStage)

const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

/** No sign that markdown could take for its own: what is on screen must be the text itself. */
const isPlain = (text: string): boolean => !/[`*_#[\]<>|~$\\&:]|^\s*(?:\d+[.)]|[-+])\s/mu.test(text)

async function textOfCopy(page: Page): Promise<string> {
  await page.evaluate(() => {
    const held = window as unknown as { copied: string }
    navigator.clipboard.writeText = (text) => {
      held.copied = text
      return Promise.resolve()
    }
  })
  await page
    .getByRole('log')
    .getByRole('article')
    .last()
    .getByRole('button', { name: 'Copy answer' })
    .click()
  await expect.poll(() => page.evaluate(() => 'copied' in window)).toBe(true)
  return page.evaluate(() => (window as unknown as { copied: string }).copied)
}

for (const { providerId, dialectId, from } of stages) {
  test(`real answers, replayed as ${providerId}: the answer you see is the answer that came`, async ({
    page,
    upstream,
    startServerWith,
  }) => {
    test.skip(!hasRecordings, 'the folder of recordings is absent: none was read')
    test.setTimeout(120_000)
    const recordings = chosen(from)
    test.info().annotations.push({ type: 'recordings', description: `${recordings.length} read` })
    console.info(`${providerId}: ${recordings.length} recordings replayed`)
    expect(recordings.length).toBeGreaterThan(5)
    const server = await startServerWith(providerAt(providerId, upstream.url))
    await chooseBeforehand(page, { providerId, modelId: 'a-model', dialectId })
    const { ask, settled, lastAnswer, messages } = await openPlayground(page, server.url)
    for (const [recording, expected] of recordings) {
      upstream.answerWith(replay(recording, 97))
      await page.getByRole('button', { name: 'New chat' }).first().click()
      await ask(`Replay ${recording.id}`)
      await expect(messages).toHaveCount(2)
      await settled()
      await expect(lastAnswer.getByRole('button', { name: 'Copy answer' })).toBeVisible()
      expect(await textOfCopy(page), recording.path).toBe(expected.text)
      if (isPlain(expected.text)) {
        const shown = await lastAnswer.locator('.message-body').innerText()
        expect(letters(shown), recording.path).toBe(letters(expected.text))
      }
    }
    expect(upstream.requests.filter(({ method }) => method === 'POST')).toHaveLength(
      recordings.length,
    )
  })
}
