import { dropProfile, makeProfile } from './browser.mjs'
import { startFaultProxy } from './fault-proxy.mjs'
import { startProduct } from './product.mjs'
import { createRandom } from './random.mjs'
import { judge, noFaults } from './verdict.mjs'
import { startVisit, until } from './visit.mjs'

const longestSceneMs = 90_000

/** The dialects of the two formats that the provider counts in. */
const dialectIds = ['openai-chat', 'anthropic-messages']

/**
 * One repetition of a row. The scene has what a row needs, and takes it away afterwards; a row that
 * throws has failed, with the reason.
 * @param stage what all scenes share: provider, server, browser
 * @param row `name`: what it is called in the ledger, where it is played more than once with a seed
 */
export async function playScene(stage, row, seed) {
  const cleanups = []
  const { id, name = id } = row
  const scene = createScene(stage, `${name}-${seed}`, createRandom(`${id} ${seed}`), cleanups)
  let giveUp
  const tooLong = new Promise((_, reject) => {
    giveUp = setTimeout(
      () => reject(new Error('it took too long')),
      row.longestMs ?? longestSceneMs,
    )
  })
  try {
    return await Promise.race([row.play(scene), tooLong])
  } catch (error) {
    return { ...noFaults, others: [error.message.split('\n')[0]] }
  } finally {
    clearTimeout(giveUp)
    for (const clean of cleanups.toReversed()) await clean().catch(() => {})
  }
}

function createScene({ upstream, product, browser, finder }, name, random, cleanups) {
  let scripts = 0
  const dialectId = random.pick(dialectIds)
  const keep = (thing, clean) => {
    cleanups.push(async () => clean(thing))
    return thing
  }

  const scene = {
    random,
    dialectId,
    url: product.url,
    browser,
    keep,
    /** What the provider is to do, under a name of its own in the ledger. */
    script: (acts = {}) => ({ id: `${name}-${scripts++}`, ...acts }),
    requests: ({ id }) => upstream.requests(id),

    /** A user with an empty browser, on the shared server unless told otherwise. */
    async visit({ url = product.url, ...options } = {}) {
      const context = keep(await browser.newContext(), (each) => each.close())
      return startVisit(context, { url, dialectId, ...options })
    },
    /** The same, where the context is there already. */
    visitIn: (context, url = product.url) => startVisit(context, { url, dialectId }),

    /** A line to a server that can be made to fail. */
    line: async (port = product.port) => keep(await startFaultProxy(port), (each) => each.close()),
    /** A server of the scene's own: it can be killed, and started again on its port. */
    server: async (port) => keep(await startProduct(upstream.url, port), (each) => each.kill()),

    profile: () => keep(makeProfile(), dropProfile),
    launchProfile: async (profile, keptUrl) =>
      keep(await finder.launchProfile(profile, keptUrl), (each) => each.kill()),
    launch: async () => keep(await finder.launch(), (each) => each.close()),

    /** The tokens that are in the server's log of a run: what must be on screen in the end. */
    async loggedTokens({ context, url }, runId) {
      const answer = await context.request.get(`${url}/api/runs/${runId}`)
      return new Set([...(await answer.text()).matchAll(/t(\d{6})/g)].map(([, digits]) => digits))
        .size
    },

    /** Holds the last answer of a page against what is expected of it. */
    async judge(visit, shown, script, expected) {
      const own = visit.samples.filter(({ node }) => node === shown.node)
      return judge({
        shown,
        samples: own,
        requests: upstream.requests(script.id),
        expected: { tokens: script.tokens ?? 60, ends: ['stop'], wide: script.wide, ...expected },
      })
    },
    until,
  }
  return scene
}
