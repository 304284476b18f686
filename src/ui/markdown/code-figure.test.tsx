import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { AnswerMarkdown } from './answer-markdown.tsx'
import { preloadMarkdown } from './renderer.ts'

const show = (code: string, language: string) =>
  render(<AnswerMarkdown text={`\`\`\`${language}\n${code}\n\`\`\`\n`} isStreaming={false} />)

describe('code of an answer', { timeout: 60_000 }, () => {
  beforeEach(() => preloadMarkdown())
  afterEach(cleanup)

  it('names the language and is reached by the keyboard', () => {
    show('x', 'ts')
    const code = screen.getByRole('group', { name: 'Code, TypeScript' })
    expect(code.tabIndex).toBe(0)
    expect(screen.getByText('TypeScript')).toBeTruthy()
  })

  it.each([
    ['', 'Code'],
    ['brainfuck', 'brainfuck'],
    ['constructor', 'constructor'],
    ['C++', 'C++'],
  ])('calls %j %s', (language, name) => {
    show('x', language)
    expect(screen.getByRole('group', { name: `Code, ${name}` })).toBeTruthy()
  })

  it('wraps long lines on demand', () => {
    show('x', '')
    const button = screen.getByRole('button', { name: 'Wrap long lines' })
    const code = screen.getByRole('group')
    expect([button.getAttribute('aria-pressed'), code.hasAttribute('data-wrapped')]).toEqual([
      'false',
      false,
    ])
    fireEvent.click(button)
    expect([button.getAttribute('aria-pressed'), code.hasAttribute('data-wrapped')]).toEqual([
      'true',
      true,
    ])
  })

  it('stays wrapped while it grows', () => {
    const { rerender } = render(<AnswerMarkdown text={'```js\nlet a'} isStreaming />)
    fireEvent.click(screen.getByRole('button', { name: 'Wrap long lines' }))
    rerender(<AnswerMarkdown text={'```js\nlet a = 1\nlet b'} isStreaming />)
    const button = screen.getByRole('button', { name: 'Wrap long lines' })
    expect(button.getAttribute('aria-pressed')).toBe('true')
    expect(screen.getByRole('group').hasAttribute('data-wrapped')).toBe(true)
  })

  it('warns of characters that cannot be seen', () => {
    show('if (a\u202e) b', 'js')
    expect(screen.getByText('Contains invisible characters')).toBeTruthy()
  })

  describe('with a browser that keeps what it is given', () => {
    const copied: string[] = []
    const saved: { name: string; blob: Blob | null }[] = []
    let blob: Blob | null = null

    beforeEach(() => {
      copied.length = 0
      saved.length = 0
      const writeText = async (text: string) => void copied.push(text)
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
      URL.createObjectURL = (object) => {
        blob = object instanceof Blob ? object : null
        return 'blob:x'
      }
      URL.revokeObjectURL = () => undefined
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        saved.push({ name: this.download, blob })
      }
    })

    it('copies the code verbatim', async () => {
      show('a\n\tb  ', 'js')
      await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Copy code' })))
      expect(copied).toEqual(['a\n\tb  '])
      expect(screen.getByRole('button', { name: 'Copied' }).textContent).toBe('Copied')
    })

    it('saves the code under a fitting name', async () => {
      show('print(1)', 'py')
      fireEvent.click(screen.getByRole('button', { name: 'Download code' }))
      expect(saved.map(({ name }) => name)).toEqual(['code.py'])
      expect(saved[0]?.blob?.size).toBe(8)
    })
  })
})
