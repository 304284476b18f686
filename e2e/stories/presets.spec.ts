import { openPlayground } from '../support/playground.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

test('a preset sets everything at once, says when it was changed, and one’s own stay after a reload', async ({
  page,
}) => {
  await openPlayground(page)
  const preset = page.getByRole('button', { name: /^Preset:/ })
  const temperature = page.getByRole('spinbutton', { name: 'Temperature', exact: true })
  const system = page.getByRole('textbox', { name: 'System Message' })
  await preset.click()
  await expect(page.getByRole('menuitemradio')).toHaveCount(8)
  await expectAccessible(page)
  await page.getByRole('menuitemradio', { name: 'Code generation and developer tools' }).click()
  await expect(preset).toHaveText('Preset:Code generation and developer tools')
  await expect(preset).toBeFocused()
  await expect(system).toHaveValue(/experienced software engineer/)
  await temperature.fill('1')
  await expect(preset).toHaveText(/, changed$/)

  // By keyboard alone.
  await preset.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitemradio', { name: 'Seed defaults' })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the preset' })).toBeFocused()
  await page.keyboard.type('Mine')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(preset).toHaveText('Preset:Mine')
  await expect(preset).toBeFocused()

  await page.getByRole('button', { name: 'Reset all' }).click()
  await expect(preset).toHaveText('Preset:None')
  await page.reload()
  await preset.click()
  await page.getByRole('menuitemradio', { name: 'Mine' }).click()
  await expect(temperature).toHaveValue('1')
  await expect(system).toHaveValue(/experienced software engineer/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(temperature).toHaveValue('0.7')

  await preset.click()
  await page.getByRole('menuitem', { name: 'Rename or delete presets…' }).click()
  const list = page.getByRole('dialog', { name: 'Your presets' })
  await list.getByRole('button', { name: 'Delete Mine' }).click()
  await expect(list.getByRole('button', { name: 'Undo' })).toBeFocused()
  await expectAccessible(page)
  await list.getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByRole('textbox', { name: 'Name of Mine' })).toBeVisible()
})

test('the last slider is in sight in a window of 720 px', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 720 })
  await openPlayground(page)
  await expect(page.getByRole('radio', { name: /Anthropic/ })).toBeVisible()
  await expect(page.getByRole('slider', { name: 'Presence Penalty' })).toBeInViewport({
    ratio: 0.9,
  })
})
