import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

import { AnswerMarkdown } from './answer-markdown.tsx'
import { preloadMarkdown } from './renderer.ts'
import { createScreen } from './testing/as-whole.tsx'
import { hostileTexts, hugeTexts } from './testing/hostile-corpus.ts'

/** Every element that an answer may consist of; MathML and the icons' SVG are looked at apart. */
const allowed = new Set(
  (
    'div p h3 h4 h5 h6 ul ol li blockquote hr br strong em del code pre a span sup section figure ' +
    'figcaption button table thead tbody tr th td input img svg path rect line polyline math'
  ).split(' '),
)
const mathNames = /^(?:math|m[a-z]+|semantics|annotation)$/

function checkInert(root: Element): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...checkName(element),
    ...[...element.attributes].flatMap((attribute) => checkAttribute(element, attribute)),
  ])
}

function checkName(element: Element): string[] {
  const name = element.localName
  if (element.closest('math')) return mathNames.test(name) ? [] : [`<${name}> in maths`]
  return allowed.has(name) ? [] : [`<${name}>`]
}

function checkAttribute(element: Element, { name, value }: Attr): string[] {
  const says = `${element.localName} ${name}=${value.slice(0, 60)}`
  if (/^on/i.test(name)) return [says]
  if (name === 'href') {
    if (/^https?:\/\/[^/]/.test(value) && element.getAttribute('target') === '_blank') {
      return element.getAttribute('rel')?.includes('noopener') ? [] : [says]
    }
    return value.startsWith('mailto:') || value.startsWith('#answer-') ? [] : [says]
  }
  if (name === 'src') return /^data:image\/(?:png|jpeg|gif|webp);base64,/.test(value) ? [] : [says]
  if (name === 'id') return value.startsWith('answer-') ? [] : [says]
  if (/^(?:srcset|srcdoc|style|action|formaction|ping|poster|background|data)$/.test(name)) {
    return /url\(|expression/i.test(value) || name !== 'style' ? [says] : []
  }
  if (name === 'class' && element.closest('pre code'))
    return value.startsWith('hljs-') || value === 'code-part' ? [] : [says]
  return []
}

/** Formulas and colours arrive after the text. */
const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))))

describe('hostile text', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await preloadMarkdown()
    render(<AnswerMarkdown text="$x$" isStreaming={false} />)
    await settle()
  })
  afterEach(cleanup)

  it('is a corpus of some size', () => expect(new Set(hostileTexts).size).toBeGreaterThan(220))

  it('has no effect when it is there at once', async () => {
    for (const text of hostileTexts) {
      const { container, unmount } = render(<AnswerMarkdown text={text} isStreaming={false} />)
      expect({ text, found: checkInert(container) }).toEqual({ text, found: [] })
      expect(document.head.querySelectorAll('link[rel=preload]')).toHaveLength(0)
      unmount()
    }
    await settle()
  })

  it('has no effect while it streams, cut at each character or at every seventh', () => {
    const found: unknown[] = []
    for (const text of hostileTexts) {
      const step = text.length <= 60 ? 1 : Math.max(7, text.length / 20)
      // Not through the painter, which leaves out prefixes when it is in a hurry.
      const screen = createScreen()
      for (let end = 1; end <= text.length; end += step) {
        const prefix = text.slice(0, end)
        screen.show(prefix, true)
        const faults = checkInert(screen.root)
        if (faults.length > 0) found.push({ prefix, faults })
      }
      screen.show(text, false)
      expect({ text, found: checkInert(screen.root) }).toEqual({ text, found: [] })
    }
    expect(found).toEqual([])
  })

  it.each([
    '[the page](https://a.example/a/long/path?with=a&query "and a title")',
    '![a chart](https://a.example/a/long/path.png "and a title")',
    '**[the page](https://a.example/a/long/path)**',
    '[**the** `page`](https://a.example/a/long/path)',
    '- [the page](<https://a.example/a/long/path>)',
    '| [the page](https://a.example/a/long/path) |\n|---|',
  ])('is no link and no image while it is half written: %s', (text) => {
    const whole = createScreen()
    whole.show(text, false)
    const screen = createScreen()
    const targetsOf = (root: Element) =>
      [...root.querySelectorAll('a, .answer-image-chip')].map((element) =>
        [element.getAttribute('href'), element.textContent].join(' '),
      )
    const targets = targetsOf(whole.root)
    for (let end = 1; end < text.length; end++) {
      screen.show(text.slice(0, end), true)
      const half = targetsOf(screen.root).filter((target) => !targets.includes(target))
      expect({ prefix: text.slice(0, end), half }).toEqual({ prefix: text.slice(0, end), half: [] })
    }
  })

  it('hides nothing that the model wrote as HTML', () => {
    const text = 'a <b onclick="x">b</b>\n\n<script>alert(1)</script>\n\n<!-- note -->'
    const { container } = render(<AnswerMarkdown text={text} isStreaming={false} />)
    expect(container.textContent).toBe(
      'a <b onclick="x">b</b><script>alert(1)</script><!-- note -->',
    )
  })

  it.each<[string, string]>(Object.entries(hugeTexts))(
    'leaves the page alive: %s',
    (_name, text) => {
      const { container } = render(
        <main>
          <AnswerMarkdown text={text} isStreaming={false} />
          <p>the rest of the page</p>
        </main>,
      )
      const answer = container.querySelector('.answer-markdown')
      expect(container.textContent).toContain('the rest of the page')
      expect(answer?.textContent.replace(/\s/g, '').length).toBeGreaterThan(5)
      expect(answer && checkInert(answer)).toEqual([])
    },
  )
})
