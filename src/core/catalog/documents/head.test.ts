import fc from 'fast-check'
import { expect, test } from 'vitest'

import { defaultModel, shippedModels, unknownModel } from '../catalog.ts'
import { aSite } from '../testing/a-site.ts'
import { formatFrontMatter } from './front-matter.ts'
import { headOf, type HeadPage } from './head.ts'
import { jsonLdOf, jsonLdText } from './json-ld.ts'
import { formatLine, formatLink, formatTable } from './markdown-parts.ts'
import { robotsTxt, sitemapXml } from './sitemap.ts'

const site = aSite()
const apiUrl = 'https://verbatim.example/models/moonshotai/moonshotai-kimi-k2-0905/api'
const pages: readonly HeadPage[] = [
  ...shippedModels.flatMap(
    (record) =>
      [
        { kind: 'api', record },
        { kind: 'playground', record },
      ] as const,
  ),
  { kind: 'catalogue' },
  { kind: 'not-found' },
]

test('S1: the title says the model and what is there', () => {
  expect(headOf({ kind: 'api', record: defaultModel }, site).title).toBe(
    'Kimi K2 0905 API: playground, price, code',
  )
})

test('S2: the description says what the model is, its context and its price', () => {
  const { description } = headOf({ kind: 'api', record: defaultModel }, site)
  for (const fact of ['Mixture-of-Experts', '1T', '32B active', '256K', 'coding', 'tool calling'])
    expect(description).toContain(fact)
  expect(description).toContain('$0.40 input, $2.00 output')
})

test('S1–S2: every title and description fits where it is shown, and no two are the same', () => {
  const heads = pages.map((page) => headOf(page, site))
  for (const { title, description } of heads) {
    expect(title.length).toBeLessThanOrEqual(60)
    expect(description.length).toBeGreaterThan(20)
    expect(description.length).toBeLessThanOrEqual(155)
  }
  expect(new Set(heads.map(({ title }) => title)).size).toBe(pages.length)
})

test('S1: a name that is too long for a title is cut to it', () => {
  const record = unknownModel('p', 'm'.repeat(200))
  expect(headOf({ kind: 'api', record }, site).title).toHaveLength(60)
})

test('S3: the canonical address is on the one public origin, for both views of a model the document', () => {
  for (const kind of ['api', 'playground'] as const)
    expect(headOf({ kind, record: defaultModel }, site).canonical).toBe(apiUrl)
  const elsewhere = aSite({ origin: 'https://play.other.example' })
  expect(headOf({ kind: 'api', record: defaultModel }, elsewhere).canonical).toMatch(
    /^https:\/\/play\.other\.example\/models\//,
  )
})

test('the playground is followed and not indexed, and its document is', () => {
  expect(headOf({ kind: 'playground', record: defaultModel }, site).robots).toBe('noindex, follow')
  expect(headOf({ kind: 'api', record: defaultModel }, site).robots).toBe('index, follow')
  expect(headOf({ kind: 'not-found' }, site)).toMatchObject({
    robots: 'noindex, follow',
    canonical: null,
  })
})

test('S5–S7: each view names its markdown twin, and what a model should read first', () => {
  const base = apiUrl.slice(0, -'/api'.length)
  expect(headOf({ kind: 'playground', record: defaultModel }, site)).toMatchObject({
    alternates: [{ type: 'text/markdown', href: `${base}.md` }],
    describedBy: `${base}/llms.txt`,
  })
  expect(headOf({ kind: 'api', record: defaultModel }, site).alternates).toEqual([
    { type: 'text/markdown', href: `${base}/api.md` },
  ])
})

const typesOf = (page: HeadPage) => {
  const graph = jsonLdOf(page, site)['@graph']
  return (graph as readonly { '@type': string }[]).map((node) => node['@type'])
}

test('S4: JSON-LD says what each page is', () => {
  expect(typesOf({ kind: 'playground', record: defaultModel })).toEqual(['SoftwareApplication'])
  expect(typesOf({ kind: 'api', record: defaultModel })).toEqual([
    'WebPage',
    'BreadcrumbList',
    'TechArticle',
  ])
  expect(typesOf({ kind: 'catalogue' })).toEqual(['WebPage', 'BreadcrumbList'])
})

test('S4: JSON-LD says of which day its facts are, and claims no day of change', () => {
  for (const kind of ['api', 'playground'] as const) {
    const text = jsonLdText(jsonLdOf({ kind, record: defaultModel }, site))
    expect(text.includes('"contentReferenceTime":"2026-11-29"')).toBe(kind === 'api')
    expect(text).not.toContain('dateModified')
  }
})

test('S4: the playground costs nothing, and nobody has rated it', () => {
  const text = jsonLdText(jsonLdOf({ kind: 'playground', record: defaultModel }, site))
  expect(text).toContain('"applicationCategory":"DeveloperApplication"')
  expect(text).toContain('"offers":{"@type":"Offer","price":0,"priceCurrency":"USD"}')
  expect(text).not.toMatch(/aggregateRating|ratingValue|review/)
})

test('S4: whatever is in it, JSON-LD neither ends its script nor changes', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('</script><script>alert(1)</script>', '<!--', '\u2028', ']]>', '"'),
  )
  fc.assert(
    fc.property(hostile, (name) => {
      const text = jsonLdText({ name })
      expect(text).not.toMatch(/[<\u2028\u2029]/)
      expect(JSON.parse(text)).toEqual({ name })
    }),
  )
})

test('S4: whatever a text is, front matter keeps it on its line, printable, and gives it back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a: b', '# x', '---', "it's", '"', '\\', '\n---\n', '\u0085', '\ufeff'),
  )
  fc.assert(
    fc.property(text, (value) => {
      const lines = formatFrontMatter({ title: value, missing: null, count: 3 }).split('\n')
      expect(lines).toHaveLength(5)
      expect([lines[0], lines[2], lines[3]]).toEqual(['---', 'count: 3', '---'])
      const [, quoted = ''] = /^title: (".*")$/.exec(lines[1] ?? '') ?? []
      expect(quoted).not.toMatch(/[\p{Cc}\u2028\u2029\ufeff]/u)
      expect(JSON.parse(quoted)).toBe(value)
    }),
  )
})

test('a cell stays in its cell, and a link ends where it should', () => {
  expect(formatTable(['a'], [[formatLine('x | y\nz')]])).toBe('| a |\n| --- |\n| x \\| y z |\n')
  expect(formatLink('a ] b', 'https://a.example/(x) y')).toBe(
    String.raw`[a \] b](https://a.example/%28x%29%20y)`,
  )
})

test('S3: the sitemap has the pages that are to be found, whole and escaped', () => {
  const xml = sitemapXml(aSite({ origin: 'https://a.example/?x=1&y=<2>' }))
  const locations = [...xml.matchAll(/<loc>([^<]*)<\/loc><\/url>/g)]
  expect(locations).toHaveLength(shippedModels.length + 1)
  expect(xml).toContain('https://a.example/?x=1&amp;y=&lt;2&gt;/models</loc>')
  expect(sitemapXml(site)).toContain(`<loc>${apiUrl}</loc>`)
})

test('robots may read every page, and leave the proxy and the demo alone', () => {
  expect(robotsTxt(site)).toBe(
    'User-agent: *\nDisallow: /api/\nDisallow: /demo/\n\nSitemap: https://verbatim.example/sitemap.xml\n',
  )
})
