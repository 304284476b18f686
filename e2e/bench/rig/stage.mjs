import { basename, resolve } from 'node:path'

import { say } from '../../../src/boot/scripts/repository.mjs'
import { startServer } from '../memory/server-process.mjs'
import { ensureBaselines } from './baseline-pages.mjs'
import { findChromium } from './chromium.mjs'
import { ours } from './page-names.mjs'
import { serveFolder } from './static-server.mjs'
import { startUpstream } from './upstream.mjs'

/** What the picker would have left: the provider that the upstream stands for, and its model. */
const workspace = JSON.stringify({
  version: 1,
  workspace: { choice: { providerId: 'openai', modelId: 'bench', dialectId: 'openai-chat' } },
})

function chooseBenchModel(text) {
  const key = 'verbatim:workspace'
  if (localStorage.getItem(key) === null) localStorage.setItem(key, text)
}

/**
 * The upstream, a browser to start, and the pages by name. A page has its `url`, the selectors
 * `composer` and `answer` of the probe, and `prepare(context)`.
 * @param names which of `pageNames`; what cannot be had here is left out
 * @param apps folders of checkouts whose builds are opened, the first as `verbatim`; undefined is this
 */
export async function openStage(names, apps = [undefined]) {
  const upstream = await startUpstream()
  const closers = [upstream.close]
  const pages = new Map()
  for (const [index, app] of (names.includes(ours) ? apps : []).entries()) {
    const server = await startServer(upstream.url, app)
    closers.push(server.stop)
    const name = index === 0 ? ours : `${ours} of ${basename(resolve(app))}`
    pages.set(name, {
      name,
      url: server.url,
      composer: '#composer',
      answer: '[role=log] article',
      prepare: (context) => context.addInitScript(chooseBenchModel, workspace),
    })
  }
  const baselines = await ensureBaselines(names.filter((name) => name !== ours))
  for (const { name, folder } of baselines) {
    const server = await serveFolder(folder)
    closers.push(server.close)
    pages.set(name, {
      name,
      url: `${server.url}/?api=${encodeURIComponent(upstream.url)}`,
      composer: 'textarea',
      answer: '.message.assistant',
      prepare: () => {},
    })
  }
  const browser = await findChromium()
  say(`bench: pages ${[...pages.keys()].join(', ')}`)
  return {
    upstream,
    pages,
    launch: browser.launch,
    browserVersion: browser.version,
    close: () => Promise.all(closers.map((close) => close())),
  }
}
