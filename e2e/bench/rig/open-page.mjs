import { setTimeout as wait } from 'node:timers/promises'

import { installProbe } from './probe.mjs'

const viewport = { width: 1280, height: 900 }
/** Fonts, stores, what is fetched when idle: none of it belongs to the answer. */
const settleMs = 800

const paneAddress = '/bench-panes'
const paneStyle =
  'body{margin:0;display:grid;grid-template:1fr 1fr/1fr 1fr;height:100vh}' +
  'iframe{border:0;width:100%;height:100%}'
const buildPanes = (url, count) =>
  `<!doctype html><style>${paneStyle}</style>${`<iframe src="${url}"></iframe>`.repeat(count)}`

/**
 * The application has one conversation on a page. Four of them are four frames of one page: one main
 * thread, one compositor, as four panes would have. Ours forbids being framed, rightly: for this
 * browser alone the two headers are taken off on the way, and nothing else. The others ask the upstream
 * themselves, which a page that came from nowhere needs leave for.
 */
async function allowPanes(context, { url }, count) {
  await context.grantPermissions(['local-network-access'])
  await context.route('**/*', async (route) => {
    const request = route.request()
    if (request.resourceType() !== 'document') return route.continue()
    if (new URL(request.url()).pathname === paneAddress)
      return route.fulfill({ contentType: 'text/html', body: buildPanes(url, count) })
    const response = await route.fetch()
    const { 'x-frame-options': _, ...headers } = response.headers()
    const policy = headers['content-security-policy'] ?? ''
    return route.fulfill({
      response,
      headers: {
        ...headers,
        'content-security-policy': policy.replace("frame-ancestors 'none'", ''),
      },
    })
  })
}

/** A page whose browser has seen nothing before, with the probe in it. Not yet opened. */
export async function prepareTab(browser, page) {
  const context = await browser.newContext({ viewport })
  await context.addInitScript(installProbe, { composer: page.composer, answer: page.answer })
  await page.prepare(context)
  const tab = await context.newPage()
  return { context, tab, session: await context.newCDPSession(tab) }
}

/**
 * Opens a page, or `panes` of it side by side, and waits until all is quiet.
 * @returns the tab, its CDP session, one frame for each pane, and what the page threw (a list that grows)
 */
export async function openPage(browser, page, panes) {
  const { context, tab, session } = await prepareTab(browser, page)
  const faults = []
  tab.on('pageerror', ({ message }) => faults.push(message))
  if (panes > 0) await allowPanes(context, page, panes)
  await tab.goto(panes > 0 ? new URL(paneAddress, page.url).href : page.url)
  const frames = panes > 0 ? tab.frames().slice(1) : [tab.mainFrame()]
  for (const frame of frames) await frame.locator(page.composer).waitFor()
  await wait(settleMs)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { tab, session, frames, faults }
}
