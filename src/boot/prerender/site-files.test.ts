import { beforeAll, expect, test } from 'vitest'

import { shippedModels } from '../../core/catalog/catalog.ts'
import { claudeCodeNotes, claudeCodeTargetOf } from '../../core/catalog/claude-code.ts'
import { apiPathOf, pathOf } from '../../core/catalog/paths.ts'
import { costOf, formatUsd, formatUsdPerMillion } from '../../core/catalog/price.ts'
import { describeBuiltSite } from './built-site.ts'
import { escapeHtml } from './escape-html.ts'
import { listSiteFiles } from './site-files.tsx'
import { nearestPlace, originPlaceholder } from './site-file.ts'

const page = '<html><head><!--head--></head><body><!--body--></body></html>'
const templates = { playground: page, document: page, catalogue: page }
const texts = new Map<string, string>()

beforeAll(async () => {
  for (const { name, make } of listSiteFiles(templates, describeBuiltSite())) {
    if (name.endsWith('.png')) continue
    texts.set(name, String(await make()))
  }
}, 60_000) // React for development renders a hundred pages

const textOf = (path: string): string => texts.get(path.slice(1)) ?? ''
const pages = () => [...texts].filter(([name]) => name.endsWith('.html'))

const [kimi] = shippedModels
if (!kimi) throw new Error('No model ships')
const path = pathOf(kimi)
const document = () => textOf(`${apiPathOf(kimi)}.html`)

test('[S4]–[S7] every model has a playground, a document, twins and an llms.txt', () => {
  for (const record of shippedModels)
    for (const end of ['.html', '/api.html', '.md', '/api.md', '/llms.txt'])
      expect(textOf(pathOf(record) + end).length).toBeGreaterThan(100)
  for (const name of ['index.html', 'models.html', '404.html', 'llms.txt', 'sitemap.xml'])
    expect(texts.has(name)).toBe(true)
})

test('[S1] [S2] [S3] a page says what it is, under one public origin', () => {
  expect(document()).toContain('<title>Kimi K2 0905 API: playground, price, code</title>')
  expect(document()).toContain(`<link rel="canonical" href="${originPlaceholder}${path}/api" />`)
  expect(textOf(`${path}.html`)).toContain('<meta name="robots" content="noindex, follow" />')
  expect(textOf(`${path}.html`)).toContain(`href="${originPlaceholder}${path}/api" />`)
  for (const [name, html] of pages()) {
    const tags = html.match(
      /<link rel="(?:canonical|alternate|describedby)"[^>]*>|<meta property="og:[^>]*>/g,
    )
    const origins = Array.from(
      (tags ?? []).join('').matchAll(/(?:href|content)="(https?:\/\/[^/"]+)/g),
      ([, origin]) => origin,
    )
    expect([name, new Set(origins)]).toEqual([name, new Set([originPlaceholder])])
  }
})

test('[S6] [S7] a page links to its markdown twin and to what agents should read first', () => {
  expect(document()).toContain(
    `<link rel="alternate" type="text/markdown" href="${originPlaceholder}${path}/api.md" />`,
  )
  expect(document()).toContain(
    `<link rel="describedby" href="${originPlaceholder}${path}/llms.txt" />`,
  )
})

test('[S4] the JSON-LD of a page is JSON, and says what the page is', () => {
  for (const [name, html] of pages()) {
    const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
    expect(`${name} ${JSON.parse(text)['@context']}`).toBe(`${name} https://schema.org`)
  }
})

test('the policy of the page holds: no script but data, no style, no handler in the HTML', () => {
  for (const [name, html] of pages()) {
    const found = html.match(/ style="|<style|<script(?! type="application\/ld\+json")| on\w+="/g)
    expect([name, found]).toEqual([name, null])
  }
})

test('a document has one first heading, and none of a level without the one above', () => {
  for (const record of shippedModels) {
    const html = textOf(`${apiPathOf(record)}.html`)
    const levels = Array.from(html.matchAll(/<h([1-6])[ >]/g), ([, level]) => Number(level))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1))
  }
})

test('every id of a page is there once, and every link within it leads somewhere', () => {
  for (const [name, html] of pages()) {
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
    expect([name, ids.length]).toEqual([name, new Set(ids).size])
    for (const [, id] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(id)
  }
})

test('[S54]–[S56] links lead to pages that are there, and none to its own page', () => {
  const known = new Set(['/', '/models', ...[...texts.keys()].map((name) => `/${name}`)])
  for (const [name, html] of pages()) {
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g)) {
      expect([name, known.has(href) || known.has(`${href}.html`), href]).toEqual([name, true, href])
    }
  }
})

test('[S54] no document links to itself', () => {
  for (const record of shippedModels)
    expect(textOf(`${apiPathOf(record)}.html`)).not.toContain(`<a href="${apiPathOf(record)}"`)
})

test('[S10]–[S14] the head has name, id, vendor, licence and weights, and one price', () => {
  const html = document().replaceAll(/<[^>]+>/g, '|')
  for (const words of ['MoonshotAI: Kimi K2 0905', kimi.id, 'Moonshot AI', 'Modified MIT'])
    expect(html).toContain(`|${words}|`)
  expect(html).toContain('|Open weights|')
  expect(html).not.toContain('Closed Source')
})

test('[S22]–[S28] the endpoints, Claude Code and cURL are of the provider, ready to copy', () => {
  for (const url of [
    'https://modelslab.com/api/v7/llm/chat/completions',
    'https://modelslab.com/api/v7/llm/v1/messages',
    'https://modelslab.com/api/v7/llm/v1/messages/count_tokens',
    'https://modelslab.com/api/v7/llm/v1/models',
  ])
    expect(document()).toContain(`>${url}</code>`)
  for (const tab of ['claude-bash', 'claude-powershell', 'claude-settings', 'start-curl'])
    expect(document()).toContain(`id="${tab}-panel"`)
})

test('[S27] the page and its twin say the same of Claude Code', () => {
  const target = claudeCodeTargetOf(describeBuiltSite().providerOf(kimi.providerId)!, kimi.id)
  for (const note of claudeCodeNotes(target)) {
    expect(document()).toContain(escapeHtml(note))
    expect(textOf(`${path}/api.md`)).toContain(note)
  }
})

test('[S48]–[S50] the quick start is printed in four languages', () => {
  for (const language of ['python', 'javascript', 'curl', 'php'])
    expect(document()).toContain(`id="start-${language}-code"`)
  expect(document()).not.toContain('model_id')
})

test('[S37]–[S40] related models say why, never name the model itself, and are compared in place', () => {
  const [, related = ''] = /<section id="related"(.*?)<\/section>/s.exec(document()) ?? []
  expect(related.match(/<li>/g)).toHaveLength(6)
  expect(related.match(/<details/g)).toHaveLength(6)
  expect(related).not.toContain(`href="${apiPathOf(kimi)}"`)
})

test('[S57]–[S61] every answer is in the page, under an address of its own', () => {
  for (const id of ['what-is', 'how-to-use', 'cost', 'model-id', 'free-tier']) {
    expect(document()).toContain(`<div id="faq-${id}"`)
    expect(document()).toContain(`href="#faq-${id}"`)
  }
})

test('[S8] [S9] the foot names the twins, the provider’s pages and the date', () => {
  const [, foot = ''] = /<footer(.*?)<\/footer>/s.exec(document()) ?? []
  expect(foot).toContain(`href="${path}/api.md"`)
  expect(foot).toContain('href="/llms.txt"')
  expect(foot.replaceAll('<!-- -->', '')).toContain('?q=Moonshot%20AI">More from Moonshot AI<')
  expect(foot).toContain('<time dateTime="20')
})

test('[S14] [S22] [S45] no page, twin or map says another price than the record', () => {
  const prices = shippedModels.flatMap(({ price }) =>
    price ? [price.inputUsdPerMillionTokens, price.outputUsdPerMillionTokens] : [],
  )
  const allowed = new Set(prices.map(formatUsdPerMillion))
  for (const [name, text] of texts) {
    expect([name, /1\.20(?!\d)|1\.200000/.test(text)]).toEqual([name, false])
    const plain = text.replaceAll(/<[^>]+>/g, ' ')
    for (const [, usd] of plain.matchAll(/(\$[\d.]*\d)\s+(?:input|output|per|for a million|\/)/g))
      expect([name, allowed.has(usd ?? '')]).toEqual([name, true])
  }
  expect(allowed).toEqual(new Set(['$0.40', '$2.00']))
})

test('[S22] every other amount on a page is what the tokens beside it cost by the record', () => {
  const { price } = kimi
  const count = (text = '') => Number(text.replaceAll(',', ''))
  const html = document()
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]+>/g, ' ')
  const examples = [
    ...html.matchAll(
      /(?<usd>\$[\d.]*\d) for (?<input>[\d,]+) tokens in and (?<output>[\d,]+) out/g,
    ),
    ...html.matchAll(
      /question of (?<input>[\d,]+) tokens with an answer of (?<output>[\d,]+) costs (?<usd>\$[\d.]*\d)/g,
    ),
  ].map(({ groups = {} }) => groups)
  expect(examples).toHaveLength(2)
  for (const { usd, input, output } of examples) {
    const cost = costOf({ inputTokens: count(input), outputTokens: count(output) }, price)
    expect(usd).toBe(formatUsd(cost ?? Number.NaN))
  }
  const amounts = new Set(html.match(/\$\d[\d.]*\d/g))
  expect(amounts).toEqual(new Set(['$0.40', '$2.00', ...examples.map(({ usd }) => usd)]))
})

test('the page for unknown addresses has a place for the nearest models', () => {
  expect(texts.get('404.html')?.split(nearestPlace)).toHaveLength(2)
})
