import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { AnswerMarkdown } from './answer-markdown.tsx'
import { preloadMarkdown } from './renderer.ts'

const show = (text: string, isStreaming = false) =>
  render(<AnswerMarkdown text={text} isStreaming={isStreaming} />)

afterEach(cleanup)

describe('before the renderer has arrived', { timeout: 60_000 }, () => {
  it('the text shows as it was written, and the Markdown after it', async () => {
    vi.resetModules()
    const fresh = await import('./answer-markdown.tsx')
    const { container } = render(<fresh.AnswerMarkdown text={'# a\n\nb'} isStreaming={false} />)
    expect(container.querySelector('.answer-plain')?.textContent).toBe('# a\n\nb')
    expect((await screen.findByRole('heading', {}, { timeout: 30_000 })).textContent).toBe('a')
    expect(container.querySelector('.answer-plain')).toBeNull()
  })
})

describe('an answer', () => {
  beforeEach(() => preloadMarkdown())

  it('has bars, marks and columns where its letters begin', () => {
    const { container } = show(
      '> `a` שלום\n\n| 1 | مرحبا |\n|---|---|\n| b | c |\n\n1. `x`: سلام\n   - one\n\n> 1',
    )
    const directions = [...container.querySelectorAll('blockquote, .answer-table, ol, ul')].map(
      (block) => [block.localName, block.getAttribute('dir')],
    )
    expect(directions).toEqual([
      ['blockquote', 'rtl'],
      ['div', 'rtl'],
      ['ol', 'rtl'],
      ['ul', 'ltr'],
      ['blockquote', 'ltr'],
    ])
  })

  it('has its headings two levels down', () => {
    show('# a\n\n## b\n\n### c\n\n#### d\n\n###### e')
    const headings = screen.getAllByRole('heading').map(({ localName }) => localName)
    expect(headings).toEqual(['h3', 'h4', 'h5', 'h6', 'h6'])
  })

  it('lets each block take its own direction, and keeps code from left to right', () => {
    const { container } = show('שלום `x`\n\n- مرحبا\n\n> a\n\n| a |\n|---|\n| b |\n\n```\nc\n```')
    for (const block of container.querySelectorAll('p, th, td')) {
      expect(block.getAttribute('dir')).toBe('auto')
    }
    const directionOf = (block: string) => container.querySelector(block)?.getAttribute('dir')
    expect(['ul', 'li', 'blockquote', '.answer-table'].map(directionOf)).toEqual([
      'rtl',
      'rtl',
      'ltr',
      'ltr',
    ])
    expect(container.querySelector('p code')?.getAttribute('dir')).toBe('ltr')
    expect(container.querySelector('figure')?.getAttribute('dir')).toBe('ltr')
  })

  it('says where a link leads unless its text does', () => {
    show('[the page](https://a.example/x) [a.example](https://a.example) <https://b.example/y>')
    const [page, host, bare] = screen.getAllByRole('link')
    expect(page?.textContent).toBe('the page a.example')
    expect(page?.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect([host?.textContent, bare?.textContent]).toEqual(['a.example', 'https://b.example/y'])
  })

  it('shows what a refused link would have led to', () => {
    const { container } = show('[home](/api/logout) and [x](javascript:alert(1))')
    expect(screen.queryByRole('link')).toBeNull()
    expect(container.textContent).toBe('home (/api/logout) and x (javascript:alert(1))')
  })

  it('names the characters that disguise a link', () => {
    show('[\u202emoc.elgoog](https://evil.test)')
    expect(screen.getByRole('link').textContent).toBe('⟨U+202E⟩moc.elgoog evil.test')
  })

  it('puts a description in place of an image, with its host and a way to copy the address', () => {
    const { container } = show('![a chart](https://a.example/c.png)')
    expect(container.querySelector('img')).toBeNull()
    expect(container.textContent).toBe('Imagea charta.exampleCopy address')
    expect(screen.getByRole('button', { name: 'Copy address of the image' })).toBeTruthy()
  })

  it('shows an image that carries its own bytes', () => {
    show('![dot](data:image/gif;base64,R0lGODlhAQABAAAAACw=)')
    expect(screen.getByRole('img', { name: 'dot' })).toBeTruthy()
  })

  it('lets a table scroll in a place the keyboard reaches', () => {
    show('| a |\n|---|\n| b |')
    const region = screen.getByRole('region', { name: 'Table' })
    expect(region.tabIndex).toBe(0)
    expect(region.querySelector('table')).toBeTruthy()
  })

  it('leads from a call to its footnote without touching the address of the page', () => {
    const { container } = show('x[^1]\n\n[^1]: note')
    const call = screen.getByRole('link', { name: '1' })
    const place = container.querySelector<HTMLElement>('section li')
    if (place) place.scrollIntoView = () => undefined
    call.click()
    expect(location.hash).toBe('')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Back to reference 1')
  })

  it('gives two answers no id in common', () => {
    const text = 'x[^1]\n\n[^1]: note'
    const { container } = render(
      <>
        <AnswerMarkdown text={text} isStreaming={false} />
        <AnswerMarkdown text={text} isStreaming={false} />
      </>,
    )
    const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id)
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('while it streams', () => {
  const parts = [
    '# Title\n\n',
    'First paragraph.\n\n',
    '- a\n- b\n\n',
    '```js\nlet x = 1\n```\n\n',
    '| a |\n|---|\n| 1 |\n\n',
    'Second [link](https://a.example).\n\n',
    'Tail without end',
  ]

  beforeEach(() => preloadMarkdown())

  it('[M2] settled blocks keep their elements', () => {
    // Or the painter would rest after its first step, which is slow, and skip all but the end.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    const { container, rerender } = show('', true)
    const answer = container.querySelector('.answer-markdown')
    let text = ''
    let settled: Element[] = []
    for (const character of parts.join('')) {
      text += character
      rerender(<AnswerMarkdown text={text} isStreaming />)
      const now = [...(answer?.children ?? [])]
      expect(now.slice(0, settled.length)).toEqual(settled)
      for (const [index, element] of settled.entries()) expect(now[index]).toBe(element)
      settled = now.slice(0, -1)
    }
    rerender(<AnswerMarkdown text={text} isStreaming={false} />)
    expect(answer?.children).toHaveLength(parts.length)
    for (const [index, element] of settled.entries()) expect(answer?.children[index]).toBe(element)
    clock.mockRestore()
  })

  it('a selection in a settled paragraph survives', () => {
    const { container, rerender } = show('Some words.\n\nnext line\n', true)
    const words = container.querySelector('p')
    window.getSelection()?.selectAllChildren(words ?? container)
    rerender(<AnswerMarkdown text={'Some words.\n\nnext line\n\n# more\n\nand more'} isStreaming />)
    expect(window.getSelection()?.toString()).toBe('Some words.')
  })

  it('the code of an open fence keeps its element when the fence closes', async () => {
    const { container, rerender } = show('```js\nlet x', true)
    const pre = container.querySelector('pre')
    expect(pre?.textContent).toBe('let x')
    rerender(<AnswerMarkdown text={'```js\nlet x = 1\n```\n'} isStreaming />)
    // What is heavy to read on a busy machine waits a little.
    await vi.waitFor(() => expect(pre?.textContent).toBe('let x = 1'))
    expect(container.querySelector('pre')).toBe(pre)
  })

  it('a paragraph does not turn into a heading for the first mark of a list', async () => {
    const { container, rerender } = show('Here is a list:\n-', true)
    expect(container.querySelector('h3, h4')).toBeNull()
    rerender(<AnswerMarkdown text={'Here is a list:\n- a'} isStreaming />)
    // What is heavy to read on a busy machine waits a little.
    await vi.waitFor(() => expect(container.querySelector('li')?.textContent).toBe('a'))
  })

  it('an open formula shows its source', () => {
    const { container } = show('$$\n\\frac{1', true)
    expect(container.querySelector('pre')?.textContent).toBe('\\frac{1')
  })

  it('a link finds its target when that arrives', async () => {
    const { rerender } = show('See [it][x].\n\nMore text.\n', true)
    expect(screen.queryByRole('link')).toBeNull()
    rerender(
      <AnswerMarkdown
        text={'See [it][x].\n\nMore text.\n\n[x]: https://a.example\n\nAnd'}
        isStreaming
      />,
    )
    const link = await screen.findByRole('link')
    expect(link.getAttribute('href')).toBe('https://a.example/')
  })
})
