import { openPlayground } from '../support/playground.ts'
import { expect, test } from '../support/test.ts'

test('1: Enter while an input method composes does not send', async ({ page }) => {
  const { composer, messages } = await openPlayground(page)
  await composer.focus()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', {
    text: 'にほ',
    selectionStart: 2,
    selectionEnd: 2,
  })
  await devtools.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  })
  await expect(composer).toHaveValue('にほ')
  await expect(messages).toHaveCount(0)
})

test('2: Enter in the order of Safari (keyCode 229 after compositionend) does not send', async ({
  page,
}) => {
  const { composer, messages } = await openPlayground(page)
  await composer.fill('にほん')
  await composer.evaluate((field) => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    Object.defineProperty(event, 'keyCode', { get: () => 229 })
    field.dispatchEvent(event)
  })
  await expect(composer).toHaveValue('にほん')
  await expect(messages).toHaveCount(0)
})

test('S17–S18, 3: Enter sends, Shift+Enter breaks the line', async ({ page }) => {
  const { composer, messages } = await openPlayground(page)
  await composer.pressSequentially('one')
  await composer.press('Shift+Enter')
  await composer.pressSequentially('two')
  await expect(composer).toHaveValue('one\ntwo')
  await composer.press('Enter')
  await expect(composer).toHaveValue('')
  await expect(messages.first()).toContainText('one')
})

test('4: Ctrl+Enter sends from outside the composer too', async ({ page }) => {
  const { composer, messages } = await openPlayground(page)
  await composer.fill('from afar')
  await page.getByRole('spinbutton', { name: 'Temperature' }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(messages.first()).toContainText('from afar')
})

test('7: Up in an empty composer edits the last message, in a filled one it moves the caret', async ({
  page,
}) => {
  const { ask, composer, settled, messages } = await openPlayground(page)
  await ask('first words')
  await settled()
  await composer.fill('draft')
  await composer.press('ArrowUp')
  await expect(composer).toHaveValue('draft')
  await composer.fill('')
  await composer.press('ArrowUp')
  const box = messages.first().getByRole('textbox')
  await expect(box).toBeFocused()
  await expect(box).toHaveValue('first words')
  await box.fill('second words')
  await box.press('Enter')
  await expect(messages.first()).toContainText('second words')
  await expect(messages.first()).toContainText('2/2')
})

test('an API key in a message is held back until the user insists', async ({ page }) => {
  const { composer, messages } = await openPlayground(page)
  await composer.fill('use sk-or-v1-0123456789abcdef0123456789abcdef please')
  await composer.press('Enter')
  await expect(page.getByText(/looks like an API key/)).toBeVisible()
  await expect(messages).toHaveCount(0)
})

test('Enter five times in a blink is one request', async ({ page }) => {
  const { composer, messages } = await openPlayground(page)
  await composer.fill('once')
  await composer.evaluate((field) => {
    for (let i = 0; i < 5; i += 1)
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      )
  })
  await expect(messages).toHaveCount(2)
})
