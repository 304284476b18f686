import { openPlayground } from '../support/playground.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

// A theme changes colours and a width changes places: each layout once, the dark with two of them.
const widths = {
  light: [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
    { width: 320, height: 640 },
  ],
  dark: [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ],
} as const

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of widths[colorScheme])
    test(`23, 24: axe finds nothing, ${colorScheme} at ${viewport.width} px`, async ({ page }) => {
      test.setTimeout(60_000) // four views, each read whole
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      const { ask, settled } = await openPlayground(page)
      await expectAccessible(page)
      await ask('Compare REST vs GraphQL APIs')
      await settled()
      await expectAccessible(page)
      for (const tab of ['Code', 'Model']) {
        if (viewport.width < 768) break
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
        await expect(page.getByRole('region', { name: 'cURL' })).toBeVisible()
        await expectAccessible(page)
        // Between phone and desk, code lies over the page.
        if (tab === 'Code' && viewport.width < 1200) await page.keyboard.press('Escape')
      }
    })

test('23: axe finds nothing in an error, the menu, the picker, the setup sheet', async ({
  page,
}) => {
  const { lastAnswer, settled, composer } = await openPlayground(page)
  await page.getByRole('button', { name: /^Model: / }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('combobox').fill('demo-500')
  await page.keyboard.press('Enter')
  await composer.fill('hello')
  await composer.press('Enter')
  await expect(composer).toHaveValue('')
  await settled()
  await expect(lastAnswer).toContainText(/had a problem/)
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /add a key/i })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page)
})

test('16, 17: a screen reader hears the boundaries and then the answer once, not every word', async ({
  page,
}) => {
  const { ask, settled } = await openPlayground(page)
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const live = '[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]'
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest(`${live},[role=log]`)
        if (region && region.getAttribute('aria-live') !== 'off')
          heard.push(region.textContent ?? '')
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  const startedAt = Date.now()
  await ask('Explain quantum computing in simple terms')
  await settled()
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n')))
    .toMatch(/Answer complete, \d+ words/)
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  const seconds = (Date.now() - startedAt) / 1000
  expect(heard.some((text) => text.includes('Answering'))).toBe(true)
  expect(heard.length / seconds).toBeLessThanOrEqual(2)
})

test('20: the whole job by keyboard alone: model, temperature, run, copy, code', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(window, { copies: [] })
    navigator.clipboard.writeText = (text) => {
      ;(window as unknown as { copies: string[] }).copies.push(text)
      return Promise.resolve()
    }
  })
  const { composer, settled, lastAnswer } = await openPlayground(page)
  const tabTo = async (name: RegExp, role: string) => {
    for (let i = 0; i < 120; i += 1) {
      await page.keyboard.press('Tab')
      const found = await page.evaluate(() => {
        const element = document.activeElement
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
        return {
          role:
            element?.getAttribute('role') ??
            element?.getAttribute('type') ??
            element?.localName ??
            '',
          name:
            element?.getAttribute('aria-label') ??
            (labels.map((label) => label.textContent).join(' ') || element?.textContent) ??
            '',
        }
      })
      if (name.test(found.name) && found.role.includes(role)) return
    }
    throw new Error(`Tab never reached ${name}`)
  }
  await tabTo(/^Model: |Kimi K2 0905/, 'button')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('demo-fast')
  await page.keyboard.press('Enter')
  await tabTo(/^Temperature/, 'spinbutton')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('0.2')
  await page.keyboard.press('Control+Home')
  await composer.focus()
  await page.keyboard.type('hello by keyboard')
  await page.keyboard.press('Enter')
  await expect(composer).toHaveValue('')
  await settled()
  await expect(lastAnswer).toContainText('T 0.2')
  await page.keyboard.press('Control+Shift+C')
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { copies: string[] }).copies.length))
    .toBe(1)
  await tabTo(/^Parameters/, 'tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await tabTo(/Copy cURL/, 'button')
  await page.keyboard.press('Enter')
  await expect
    .poll(() =>
      page.evaluate(() => (window as unknown as { copies: string[] }).copies.at(-1) ?? ''),
    )
    .toContain('"temperature": 0.2')
})

test('22: messages are articles with a heading', async ({ page }) => {
  const { ask, settled, messages } = await openPlayground(page)
  await ask('hi')
  await settled()
  await expect(messages).toHaveCount(2)
  await expect(messages.first().getByRole('heading', { name: /^You/ })).toHaveCount(1)
  await expect(messages.last().getByRole('heading', { name: /Kimi K2 0905/ })).toHaveCount(1)
})

test('29: under reduced motion nothing moves, and the text is whole', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { ask, settled, lastAnswer } = await openPlayground(page)
  await ask('Compare REST vs GraphQL APIs')
  await expect(lastAnswer).toContainText('REST')
  const running = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  )
  expect(running).toBe(0)
  await settled()
  await expect(lastAnswer).toContainText('GraphQL')
})

test('what a menu opened gives the focus back to the button of that menu', async ({ page }) => {
  const { ask, settled } = await openPlayground(page)
  await ask('Hello')
  await settled()
  for (const [menu, item, sheet] of [
    ['More', 'Keyboard shortcuts', 'Keyboard shortcuts'],
    ['More', 'Keys and providers', 'Keys stay on the server'],
    ['More actions for answer 1', 'Compare with…', 'Compare two answers'],
    ['More actions for answer 1', 'View request and response', /^Request and response/],
  ] as const) {
    const button = page.getByRole('button', { name: menu, exact: true })
    await button.press('Enter')
    await page.getByRole('menuitem', { name: item }).press('Enter')
    const dialog = page.getByRole('dialog', { name: sheet })
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(button).toBeFocused()
  }
})

test('where the system chooses the colours, one tab alone has the line of the chosen one', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openPlayground(page)
  const lines = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBlockEndColor))
  expect(new Set(lines.slice(1)).size).toBe(1)
  expect(lines.slice(1)).not.toContain(lines[0])
  const canvas = await page.evaluate(() => {
    document.body.style.color = 'Canvas'
    return getComputedStyle(document.body).color
  })
  expect(lines[1]).toBe(canvas)
})
