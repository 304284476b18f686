import { readFile } from 'node:fs/promises'

import { openPlayground, type Playground } from '../support/playground.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

/** Asks each question in a chat of its own, and opens the list of them. */
async function openHistoryOf({ page, ask, settled }: Playground, questions: readonly string[]) {
  for (const question of questions) {
    await page.getByRole('button', { name: 'New chat' }).first().click()
    await ask(question)
    await settled()
  }
  await page.keyboard.press('Control+Shift+H')
  return page.getByRole('dialog', { name: 'History' })
}

test('chats are exported, wiped out and imported again, and nothing is lost', async ({ page }) => {
  const playground = await openPlayground(page)
  const { lastAnswer } = playground
  const history = await openHistoryOf(playground, [
    'Compare REST vs GraphQL APIs',
    'Was ist ein “résumé”?',
  ])
  const rows = history.getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expectAccessible(page)

  const exportAll = async () => {
    await history.getByRole('button', { name: 'Export all…' }).click()
    await history.getByLabel(/With all raw records/).check()
    const download = page.waitForEvent('download')
    await history.getByRole('button', { name: 'Export', exact: true }).click()
    return (await download).path()
  }
  const file = await exportAll()
  await history.getByRole('button', { name: 'Clear all…' }).click()
  await history.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(history.getByText(/No chats yet/)).toBeVisible()
  const choose = async () => {
    const chooser = page.waitForEvent('filechooser')
    await history.getByRole('button', { name: 'Import…' }).click()
    await (await chooser).setFiles(file)
  }
  await choose()
  await history.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(rows).toHaveCount(2)

  await history.getByRole('searchbox').fill('RESUME')
  await expect(rows).toHaveCount(1)
  await expect(history.locator('mark')).toHaveText('résumé')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  await history.getByRole('button', { name: /^Was ist ein/ }).click()
  await expect(lastAnswer).toContainText('Demo model')

  await page.keyboard.press('Control+Shift+H')
  await expect(rows).toHaveCount(2)
  const lines = async (path: string) =>
    (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ type }) => type === 'run' || type === 'log')
  const before = await lines(file)
  const after = await lines(await exportAll())
  // Copies have ids of their own; all else is the same.
  const withoutIds = (each: Record<string, unknown>) =>
    JSON.stringify(each).replaceAll(/"[0-9a-f]{32}"/g, '"id"')
  expect(after.map(withoutIds)).toEqual(before.map(withoutIds))
})

test('the menu of a chat lies over the chats below it', async ({ page }) => {
  const history = await openHistoryOf(await openPlayground(page), ['Older', 'Newer'])
  await history.getByRole('button', { name: 'More for Newer' }).click()
  await page.getByRole('menuitem', { name: /^Rename/ }).click({ timeout: 5000 })
  await page.keyboard.type('Renamed')
  await page.keyboard.press('Enter')
  await expect(history.getByRole('button', { name: /^Renamed/ })).toBeVisible()
})
