import { openPlayground } from '../support/playground.ts'
import { expect, test } from '../support/test.ts'

test.describe('on a phone of 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the main job: ask, watch, tune in a sheet, read the code', async ({ page }) => {
    const { composer, send, settled, lastAnswer } = await openPlayground(page)
    await composer.fill('Compare REST vs GraphQL APIs')
    await send.tap()
    await expect(composer).toHaveValue('')
    await settled()
    await expect(lastAnswer).toContainText('GraphQL')
    await expect(lastAnswer.getByRole('button', { name: 'Copy answer' })).toBeVisible()
    await page.getByRole('button', { name: 'Tune', exact: true }).tap()
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByRole('spinbutton', { name: 'Temperature' })).toBeVisible()
    await page.goBack()
    await expect(sheet).toBeHidden()
    await page.getByRole('button', { name: 'Tune', exact: true }).tap()
    await sheet.getByRole('tab', { name: 'Code' }).tap()
    await expect(sheet).toContainText('curl')
    await sheet.getByRole('button', { name: /Close/ }).tap()
    await expect(sheet).toBeHidden()
  })

  test('many changed parameters scroll in their row, not the page', async ({ page }) => {
    await openPlayground(page)
    await page.getByRole('button', { name: 'Tune', exact: true }).tap()
    const sheet = page.getByRole('dialog')
    for (const name of ['Temperature', 'Max Tokens', 'Top P', 'Presence Penalty'])
      await sheet.getByRole('checkbox', { name: `Send ${name}` }).tap()
    await page.goBack()
    await expect(page.getByRole('button', { name: /Presence Penalty not sent/ })).toHaveCount(1)
    // Not against `innerWidth`: on a phone that grows with what overflows.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  test('Enter on a touch keyboard breaks the line; only the button sends', async ({ page }) => {
    const { composer, messages } = await openPlayground(page)
    await composer.fill('one')
    // What a soft keyboard does: no hardware key has been seen.
    await composer.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      ),
    )
    await expect(messages).toHaveCount(0)
  })

  test('26, 31: targets are at least 24 px, main ones 44, and the composer does not zoom', async ({
    page,
  }) => {
    const { send, settled, composer } = await openPlayground(page)
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('button, a[href], input, select, [role=tab]')]
          .filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          .filter((e) => getComputedStyle(e).display !== 'inline')
          .map((e) => ({ e, box: e.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
          .map(({ e }) => e.outerHTML.slice(0, 120)),
      )
    expect(await small()).toEqual([])
    await composer.fill('hi')
    await send.tap()
    await expect(composer).toHaveValue('')
    await settled()
    expect(await small()).toEqual([])
    expect((await send.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    const size = await composer.evaluate((field) =>
      Number.parseFloat(getComputedStyle(field).fontSize),
    )
    expect(size).toBeGreaterThanOrEqual(16)
    const viewport = await page.locator('meta[name=viewport]').getAttribute('content')
    expect(viewport).not.toMatch(/maximum-scale|user-scalable/)
  })
})

for (const [width, height] of [
  [320, 568],
  [195, 180],
] as const)
  test(`27: at ${width} px nothing scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const { ask, settled } = await openPlayground(page)
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await overflow()).toBeLessThanOrEqual(0)
    await ask('Compare REST vs GraphQL APIs')
    await settled()
    expect(await overflow()).toBeLessThanOrEqual(0)
  })

test('28: at 400 % zoom the page scrolls as a document', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  const { ask, settled, log } = await openPlayground(page)
  await ask('Compare REST vs GraphQL APIs')
  await settled()
  const view = await log.evaluate((element) => ({
    log: element.clientHeight,
    pageScrolls: document.documentElement.scrollHeight > innerHeight + 8,
  }))
  expect(view.log >= 120 || view.pageScrolls).toBe(true)
})
