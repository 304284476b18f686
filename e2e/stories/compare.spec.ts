import { openAiStream } from '../support/answers.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

test('two answers to one question stand beside each other, and what differs is marked', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const same = 'The sea is wide and the ship is small and the wind does what it likes. '.repeat(6)
  upstream.answerWith(openAiStream(['The red fox runs. ', same, 'It ends here.']))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, settled, lastAnswer } = await openPlayground(page, server.url)
  await ask('Tell me')
  await settled()
  upstream.answerWith(openAiStream(['The blue fox runs. ', same, 'It ends there.']))
  await page.getByRole('spinbutton', { name: 'Temperature', exact: true }).fill('1.2')
  await lastAnswer.getByRole('button', { name: 'Run again, answer 1' }).click()
  await expect(lastAnswer).toContainText('The blue fox')
  await settled()
  await lastAnswer.getByRole('button', { name: /^More actions/ }).click()
  await page.getByRole('menuitem', { name: 'Compare with…' }).click()

  const sheet = page.getByRole('dialog', { name: 'Compare two answers' })
  const answer = sheet.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText('2 words removed, 2 words added.')
  await expect(answer.locator('del')).toContainText(['red', 'here'])
  await expect(answer.locator('ins')).toContainText(['blue', 'there'])
  await expect(sheet.getByRole('row', { name: 'Temperature 0.7 1.2' })).toBeVisible()
  await expect(sheet).toContainText('No difference in messages: 2 messages are the same.')
  await expectAccessible(page)

  await sheet.getByRole('radio', { name: 'Unified' }).check()
  await answer.getByRole('button', { name: /words the same/ }).click()
  await expect(answer).toContainText(same.trim())
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(sheet.getByRole('radio', { name: 'Unified' })).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})
