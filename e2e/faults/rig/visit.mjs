import { setTimeout as wait } from 'node:timers/promises'

import { examine } from './tokens.mjs'
import { watchContext } from './watch-page.mjs'

export const patienceMs = 30_000
const stopTimeoutMs = 5000

/** Waits until it is so. Throws with the name of what did not come. */
export async function until(name, isSo, patience = patienceMs) {
  const giveUpAt = Date.now() + patience
  for (;;) {
    const value = await isSo()
    if (value) return value
    if (Date.now() > giveUpAt) throw new Error(`never: ${name}`)
    await wait(15)
  }
}

const choice = (dialectId) => ({ providerId: 'modelslab', modelId: 'counter', dialectId })

/** Before the app: the model is chosen as the picker would have left it. */
function chooseModel(wanted) {
  const key = 'verbatim:workspace'
  if (localStorage.getItem(key) === null)
    localStorage.setItem(key, JSON.stringify({ version: 1, workspace: { choice: wanted } }))
}

/**
 * One user with one browser: pages, what was on them and what they asked for. `samples` has all that
 * was seen of any answer; `runIds` each run that was posted, once.
 */
export async function startVisit(context, { url, dialectId, setUp }) {
  const samples = []
  const runIds = []
  const posts = []
  await watchContext(context, (sample) => samples.push(sample))
  await context.addInitScript(chooseModel, choice(dialectId))
  if (setUp) await context.addInitScript(setUp)
  context.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/api/runs')) return
    const { runId } = request.postDataJSON()
    posts.push(runId)
    if (!runIds.includes(runId)) runIds.push(runId)
  })

  async function open(path = '/') {
    const page = await context.newPage()
    await page.goto(url + path)
    return pageOf(page)
  }

  return { context, url, samples, runIds, posts, open }
}

/** A page as a person uses it. */
export function pageOf(page) {
  const composer = page.getByRole('textbox', { name: /^Message / })
  const articles = page.locator('article.answer')
  const read = (index) =>
    page.evaluate((at) => {
      const answer = [...document.querySelectorAll('article.answer')].at(at)
      if (!answer) return null
      const ends = [...answer.querySelectorAll('dt')].filter(
        ({ textContent }) => textContent === 'end',
      )
      return {
        node: answer.dataset.node,
        text: [...answer.querySelectorAll('.message-body')]
          .map((body) => body.textContent)
          .join(' '),
        thoughts: answer.textContent,
        isBusy: answer.getAttribute('aria-busy') === 'true',
        end: ends.at(-1)?.nextElementSibling?.textContent ?? null,
        trouble: answer.querySelector('.error-title')?.textContent ?? null,
        sentence: answer.querySelector('.error-sentence')?.textContent ?? null,
        buttons: [...answer.querySelectorAll('button')].map(({ textContent }) =>
          textContent.trim(),
        ),
        lost: answer.querySelector('.lost-line') !== null,
      }
    }, index)
  const answer = (index = -1) => read(index)
  return {
    page,
    composer,
    articles,
    answer,
    async type(script) {
      await composer.fill(`Count ${JSON.stringify(script)}`)
    },
    async ask(script) {
      await composer.fill(`Count ${JSON.stringify(script)}`)
      await composer.press('Enter')
    },
    /** Rejects when there is nothing to stop any more. */
    stop: () =>
      page.getByRole('button', { name: 'Stop', exact: true }).click({ timeout: stopTimeoutMs }),
    /** So many tokens of the last answer are on screen. */
    shows: (count, wide) =>
      until(`${count} tokens on screen`, async () => {
        const now = await answer()
        return now !== null && examine(now.text, wide).count >= count
      }),
    /** The last answer is over. */
    async settled(patience) {
      let now = null
      const isOver = async () => {
        now = await answer()
        return now !== null && !now.isBusy && (now.end !== null || now.trouble !== null) && now
      }
      try {
        return await until('the end of the answer', isOver, patience)
      } catch (error) {
        const text =
          now === null
            ? 'no answer on the page'
            : `${now.text.length} characters, ${now.lost ? 'line lost' : 'line open'}`
        throw new Error(`${error.message} (${text})`, { cause: error })
      }
    },
    /** After a kill the browser may have forgotten what was open: it is in the list. */
    async openLast() {
      const listed = page.getByRole('navigation').getByRole('button', { name: /^Count/ })
      await until('the conversation', async () => {
        if ((await answer()) !== null) return true
        await listed
          .first()
          .click({ timeout: 500 })
          .catch(() => {})
        return (await answer()) !== null
      })
    },
  }
}
