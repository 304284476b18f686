import fc from 'fast-check'
import { expect, test } from 'vitest'

import { defaultModel, shippedModels, unknownModel } from '../catalog.ts'
import { faqOf } from '../faq.ts'
import { suggestions } from '../suggestions.ts'
import { aModelsLab, aSite } from '../testing/a-site.ts'
import { apiMarkdown } from './api-markdown.ts'
import { modelLlmsTxt, siteLlmsTxt } from './llms-txt.ts'
import { modelMarkdown } from './model-markdown.ts'

const site = aSite()
const api = apiMarkdown(defaultModel, site)
const model = modelMarkdown(defaultModel, site)
const page = 'https://verbatim.example/models/moonshotai/moonshotai-kimi-k2-0905'

/** The text below a heading, up to the next one of its level. */
function below(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n## ${heading}\n`)
  return after.split('\n## ', 1)[0] ?? ''
}

const both = [
  ['S6: the twin of the playground', model, `${page}.md`, 'playground'],
  ['S7: the twin of the document', api, `${page}/api.md`, 'model-page'],
] as const

test.each(both)('%s has front matter from the record', (_name, text, url, component) => {
  const [, front = ''] = /^---\n([^]*?)\n---\n\n# /.exec(text) ?? []
  expect(front.split('\n')).toEqual(
    expect.arrayContaining([
      `url: "${url}"`,
      `canonical: "${page}/api"`,
      'type: "product"',
      `component: "${component}"`,
      'model: "moonshotai-kimi-k2-0905"',
      'context_tokens: 262144',
      'usd_per_million_tokens_in: 0.4',
      'usd_per_million_tokens_out: 2',
      'facts_as_of: "2026-11-29"',
    ]),
  )
})

test.each(both)(
  '%s ends with whom it is for, where to go on, and its day (S8–S9)',
  (_name, text) => {
    const footer = text.slice(text.lastIndexOf('\n---\n'))
    expect(footer).toContain('for AI agents')
    expect(footer).toContain('(https://modelslab.com)')
    expect(footer).toContain('(https://docs.modelslab.com/llm-api/overview)')
    expect(footer).toContain('(https://modelslab.com/blog)')
    expect(footer).toMatch(/Facts as of November 29, 2026\.\*\n$/)
    expect(text).not.toMatch(/generated/i)
  },
)

test('S5: each names the file for language models, under the one vendor segment', () => {
  for (const [, text] of both) expect(text).toContain(`[LLMs.txt](${page}/llms.txt)`)
})

test('S15–S16: the twin of the playground has the four suggestions', () => {
  const list = suggestions.map((prompt) => `- ${prompt}`).join('\n')
  expect(below(model, 'Choose a prompt to get started').trim()).toBe(list)
})

test.each(both)('%s has every endpoint (S23–S26)', (_name, text) => {
  for (const url of Object.values(aModelsLab.endpoints))
    expect(below(text, 'API Endpoints')).toContain(`\`${url}\``)
})

test('S27: Claude Code in three ways, and what to know of them', () => {
  const section = below(api, 'Use with Claude Code')
  for (const fence of ['```bash', '```powershell', '```json']) expect(section).toContain(fence)
  expect(section).toContain('Not tested by us')
})

test('S28, S48–S50: quick starts in four languages and both formats', () => {
  const section = below(api, 'Quick start')
  for (const dialect of ['OpenAI compatible', 'Anthropic compatible'])
    for (const language of ['Python', 'JavaScript', 'cURL', 'PHP'])
      expect(section).toMatch(new RegExp(`### ${language} \\([^)]+\\), ${dialect}`))
})

test('S41–S47, S53: about, specifications, features and use cases are there', () => {
  expect(below(api, 'About MoonshotAI: Kimi K2 0905')).toContain('32 billion')
  expect(below(api, 'About MoonshotAI: Kimi K2 0905')).toContain('Kimi K2.6')
  expect(below(api, 'Technical specifications')).toContain('| Context | 262,144 tokens |')
  expect(below(api, 'Technical specifications')).toContain('| Longest answer | unknown |')
  expect(below(api, 'Key features').match(/^- \*\*/gm)).toHaveLength(5)
  expect(below(api, 'Use cases').match(/^- /gm)).toHaveLength(4)
})

test('S57–S61: all questions with their answers', () => {
  const section = below(api, 'MoonshotAI: Kimi K2 0905 FAQ')
  for (const { question } of faqOf(defaultModel, site)) expect(section).toContain(`### ${question}`)
})

test.each(both)('%s relates models with reasons (S37–S40)', (_name, text) => {
  const lines = below(text, 'Related models').trim().split('\n')
  expect(lines).toHaveLength(6)
  for (const line of lines) expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/[^)]+\): .+/)
})

test('S51–S52, S54–S56: the links go on, and none to the page it stands on', () => {
  const more = below(api, 'More')
  expect(more).toContain('(https://verbatim.example/models)')
  expect(more).toContain('More from Moonshot AI')
  expect(below(api, 'Pricing')).toContain('(https://modelslab.com/pricing)')
  for (const [, text, url] of both)
    expect(text.slice(text.indexOf('\n# '))).not.toContain(`(${url})`)
})

test.each(shippedModels.map((record) => [record.shortName, record] as const))(
  'S3: no document of %s has a gap, a foreign host of ours, or a link without a host',
  (_name, record) => {
    for (const text of [apiMarkdown(record, site), modelMarkdown(record, site)]) {
      expect(text).not.toMatch(/undefined|\bnull\b(?! {5})|NaN|run\.app/)
      expect(text).not.toContain('](/')
      expect(text.split('\n').filter((line) => /^`{3,}/.test(line)).length % 2).toBe(0)
    }
  },
)

test('a provider that the site does not know leaves gaps out, and breaks nothing', () => {
  const lonely = aSite({ providerOf: () => null })
  const text = apiMarkdown(defaultModel, lonely) + modelMarkdown(defaultModel, lonely)
  expect(text).not.toMatch(/undefined|## API Endpoints|## Quick start|Claude Code/)
  expect(text).toContain('$0.40 input, $2.00 output per 1M tokens')
})

/** The lines that are not inside a fenced block. */
function linesOutside(text: string): readonly string[] {
  let fence: string | null = null
  return text.split('\n').filter((line) => {
    const [mark = null] = /^`{3,}/.exec(line) ?? []
    const isInside = fence !== null
    if (fence === null) fence = mark
    else if (line === fence) fence = null
    return !isInside && mark === null
  })
}

test('whatever a record holds, its documents keep their shape: no heading, row or fence of its making', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\n## Heading',
      '\n---\n',
      '```\n',
      '`',
      '| a | b |',
      '](https://evil.example)',
      '<script>',
      '"',
      '\u2028# x',
    ),
    fc.string({ unit: 'binary' }).map((text) => `${text}\n# ${text}\n| ${text}`),
  )
  const shapeOf = (text: string) =>
    linesOutside(text).flatMap((line) => {
      const [start] = /^(#{1,6} |\| |---$|title: ")/.exec(line) ?? []
      if (start === undefined) return []
      return [start === '| ' ? `row of ${line.split(/(?<!\\)\|/).length - 2} cells` : start]
    })
  const documents = (text: string) => {
    const plain = { ...unknownModel('modelslab', text), slug: 'm', vendor: 'v' }
    const record = { ...plain, name: text, shortName: text, description: text, licence: text }
    return [apiMarkdown(record, site), modelMarkdown(record, site), modelLlmsTxt(record, site)]
  }
  const usual = documents('m').map(shapeOf)
  fc.assert(
    fc.property(hostile, (text) => {
      // Without any letter there is nothing to head or to fill a cell with.
      fc.pre(/[a-z]/i.test(text))
      expect(documents(text).map(shapeOf)).toEqual(usual)
    }),
    { numRuns: 40 },
  )
})

test('S5: llms.txt of a model names it, its endpoints and its documents', () => {
  const text = modelLlmsTxt(defaultModel, site)
  expect(text).toMatch(/^# MoonshotAI: Kimi K2 0905\n\n> .+\n/)
  expect(text).toContain(`(${page}/api.md)`)
  expect(text).toContain(`(${page}.md)`)
  expect(text).toContain(
    'Anthropic Compatible Messages: `https://modelslab.com/api/v7/llm/v1/messages`',
  )
  expect(text).toContain('- Models endpoint: `https://modelslab.com/api/v7/llm/v1/models`')
})

test('S5: llms.txt of the site leads to every model', () => {
  const text = siteLlmsTxt(site)
  expect(text).toMatch(/^# Verbatim\n\n> .+\n/)
  for (const { vendor, slug } of shippedModels)
    expect(text).toContain(`(https://verbatim.example/models/${vendor}/${slug}/api.md)`)
})

test('S14, S22, S45: all documents name the same two figures, and never their mean', () => {
  const texts = [api, model, modelLlmsTxt(defaultModel, site), siteLlmsTxt(site)]
  for (const text of texts) {
    expect(text).toContain('$0.40')
    expect(text).toContain('$2.00')
    expect(text).not.toMatch(/\b1\.20/)
  }
  // Beside them only what an example costs, in the answer about the price.
  const figures = texts.flatMap((text) => text.match(/\$\d[\d.]*\d/g) ?? [])
  expect([...new Set(figures)]).toEqual(['$0.40', '$2.00', '$0.0014'])
})
