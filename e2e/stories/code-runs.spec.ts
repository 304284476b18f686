import type { Page, TestInfo } from '@playwright/test'

import { openPlayground } from '../support/playground.ts'
import { findRuntime, runProgram } from '../support/run-program.ts'
import { expect, test } from '../support/test.ts'

interface Variant {
  readonly language: string
  /** The name on its button; null where there is one client. */
  readonly client: string | null
  readonly runtime: string
  readonly fileName: string
}

const variantsWith = (python: string, javascript: string): readonly Variant[] => [
  { language: 'cURL', client: 'bash, zsh', runtime: 'bash, zsh', fileName: 'request.sh' },
  { language: 'cURL', client: 'PowerShell', runtime: 'PowerShell', fileName: 'request.ps1' },
  { language: 'Python', client: 'requests', runtime: 'requests', fileName: 'request.py' },
  { language: 'Python', client: python, runtime: `Python ${python}`, fileName: 'request.py' },
  { language: 'JavaScript', client: 'fetch', runtime: 'fetch', fileName: 'request.mjs' },
  {
    language: 'JavaScript',
    client: javascript,
    runtime: `JavaScript ${javascript}`,
    fileName: 'request.mjs',
  },
  { language: 'PHP', client: null, runtime: 'PHP', fileName: 'request.php' },
]

const formats = [
  { dialectId: 'openai-chat', variants: variantsWith('openai', 'openai') },
  { dialectId: 'anthropic-messages', variants: variantsWith('anthropic', '@anthropic-ai/sdk') },
]

/** Settings under which the demo says the same every time. */
const repeatable = (dialectId: string) => ({
  version: 1,
  workspace: {
    choice: { providerId: 'modelslab', modelId: 'moonshotai-kimi-k2-0905', dialectId },
    params: {
      temperature: { value: 0, isSent: true },
      topP: { value: 1, isSent: false },
      maxTokens: { value: 40, isSent: true },
      seed: { value: 7, isSent: true },
    },
    layout: { rightTab: 'code' },
  },
})

/** The words in what cURL prints: the raw answer of either format, whole or in events. */
function wordsOf(raw: string): string {
  const payloads = raw.startsWith('{')
    ? [raw]
    : [...raw.matchAll(/^data: (\{.*\})$/gm)].map(([, data = '']) => data)
  return payloads.map((payload) => wordsIn(JSON.parse(payload))).join('')
}

/** Of the two formats' payloads, only what has words. */
interface Payload {
  readonly choices?: readonly {
    readonly message?: { readonly content: string }
    readonly delta?: { readonly content?: string | null }
  }[]
  readonly content?: readonly { readonly text: string }[]
  readonly delta?: { readonly text?: string }
}

const wordsIn = ({ choices = [], content = [], delta }: Payload): string =>
  [
    ...choices.map((choice) => choice.message?.content ?? choice.delta?.content ?? ''),
    ...content.map(({ text }) => text),
    delta?.text ?? '',
  ].join('')

async function shownCode(page: Page, { language, client }: Variant): Promise<string> {
  await page.getByRole('radio', { name: language, exact: true }).check()
  if (client !== null) await page.getByRole('radio', { name: client, exact: true }).check()
  const code = page.getByRole('region', { name: language, exact: true })
  await expect(code).toContainText('/demo')
  return (await code.textContent()) ?? ''
}

/** What each program prints, whole and streamed; null where this machine cannot run it. */
async function runAll(page: Page, variants: readonly Variant[], testInfo: TestInfo) {
  const printed: { readonly name: string; readonly text: string }[] = []
  for (const isStreaming of [true, false]) {
    await page.getByRole('checkbox', { name: 'Stream', exact: true }).setChecked(isStreaming)
    for (const variant of variants) {
      const { runtime, fileName, language } = variant
      const code = await shownCode(page, variant)
      expect(code).toContain(isStreaming ? 'stream' : 'Hello')
      if (findRuntime(runtime) === null) {
        testInfo.annotations.push({
          type: 'not run',
          description: `${runtime}: not on this machine`,
        })
        continue
      }
      const name = `${runtime}, ${isStreaming ? 'streamed' : 'whole'}`
      const folder = testInfo.outputPath(name.replaceAll(/\W+/g, '-'))
      const output = await runProgram({ runtime, fileName, code }, folder)
      const text = language === 'cURL' ? wordsOf(output) : output.replace(/\n$/, '')
      printed.push({ name, text })
    }
  }
  return printed
}

for (const { dialectId, variants } of formats)
  test(`${dialectId}: every program that is shown, run as it is, prints what the demo answers here`, async ({
    page,
  }, testInfo) => {
    test.setTimeout(120_000)
    await page.addInitScript(
      (session) => {
        localStorage.setItem('verbatim:workspace', session)
        navigator.clipboard.writeText = (text) => {
          Object.assign(window, { copied: text })
          return Promise.resolve()
        }
      },
      JSON.stringify(repeatable(dialectId)),
    )
    const { composer, settled, lastAnswer } = await openPlayground(page)
    await composer.fill('Hello, "who" are you? It\'s $HOME \\ 🙂')
    await page.getByRole('radio', { name: 'For this server’s demo' }).check()
    const printed = await runAll(page, variants, testInfo)
    await composer.press('Enter')
    await expect(composer).toHaveValue('') // until then it is not on its way
    await settled()
    await lastAnswer.getByRole('button', { name: 'Copy answer' }).click()
    const answer = await page.evaluate(() => (window as unknown as { copied: string }).copied)
    expect(answer.length).toBeGreaterThan(20)
    expect(printed.length).toBeGreaterThan(0)
    expect(printed).toEqual(printed.map(({ name }) => ({ name, text: answer })))
  })
