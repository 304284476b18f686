import { expectAccessible, expect, test } from '../support/test.ts'

test.use({ allowedNoise: [/status of 401/] })

test('a server with an access token asks for it once, and then answers', async ({
  page,
  startServerWith,
}) => {
  const server = await startServerWith({ VERBATIM_ACCESS_TOKEN: 'a-long-enough-access-token' })
  await page.goto(server.url)
  const field = page.getByLabel('Access token')
  await field.fill('wrong')
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('alert')).toContainText('not the access token')
  await expectAccessible(page)
  await field.fill('a-long-enough-access-token')
  await field.press('Enter')
  await expect(page.getByRole('textbox', { name: /^Message / })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: /^Message / })).toBeVisible()
})
