import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { CodeBlock } from './code-block.tsx'

const colours = (container: HTMLElement) =>
  vi.waitFor(() => {
    const found = [...container.querySelectorAll('[class^=hljs-]')]
    expect(found).not.toEqual([])
    return found
  }, 30_000)

describe('CodeBlock', { timeout: 60_000 }, () => {
  afterEach(cleanup)

  it('names the language and is reached by the keyboard', () => {
    render(<CodeBlock code="x" language="ts" isOpen={false} />)
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
    render(<CodeBlock code="x" language={language} isOpen={false} />)
    expect(screen.getByRole('group', { name: `Code, ${name}` })).toBeTruthy()
  })

  it('is coloured once it is complete, and reads the same', async () => {
    const code = 'const a: string = "<b>" // é\n\nreturn 1\n'
    const { container, rerender } = render(<CodeBlock code={code} language="ts" isOpen />)
    expect(container.querySelector('code')?.innerHTML).not.toContain('hljs')
    rerender(<CodeBlock code={code} language="ts" isOpen={false} />)
    const found = await colours(container)
    expect(found.some((element) => element.textContent === 'const')).toBe(true)
    expect(container.querySelector('code')?.textContent).toBe(code)
  })

  it('leaves what it has no grammar for, and what is very long, as it is', async () => {
    const long = 'let a = 1\n'.repeat(6000)
    const { container } = render(
      <>
        <CodeBlock code="let a" language="nonsense" isOpen={false} />
        <CodeBlock code={long} language="js" isOpen={false} />
        <CodeBlock code="let a" language="js" isOpen={false} />
      </>,
    )
    await colours(container)
    const [unknown, huge] = container.querySelectorAll('code')
    expect([unknown?.innerHTML, huge?.innerHTML]).toEqual(['let a', long])
  })

  it('wraps long lines on demand', () => {
    render(<CodeBlock code="x" language="" isOpen={false} />)
    const button = screen.getByRole('button', { name: 'Wrap long lines' })
    const code = screen.getByRole('group')
    expect([button.getAttribute('aria-pressed'), code.dataset.wrapped]).toEqual([
      'false',
      undefined,
    ])
    fireEvent.click(button)
    expect([button.getAttribute('aria-pressed'), code.dataset.wrapped]).toEqual(['true', 'true'])
  })

  it('warns of characters that cannot be seen', () => {
    render(<CodeBlock code={'if (a\u202e) b'} language="js" isOpen={false} />)
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
      render(<CodeBlock code={'a\n\tb  '} language="js" isOpen={false} />)
      await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Copy code' })))
      expect(copied).toEqual(['a\n\tb  '])
      expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy()
    })

    it('saves the code under a fitting name', async () => {
      render(<CodeBlock code="print(1)" language="py" isOpen={false} />)
      fireEvent.click(screen.getByRole('button', { name: 'Download code' }))
      expect(saved.map(({ name }) => name)).toEqual(['code.py'])
      expect(saved[0]?.blob?.size).toBe(8)
    })
  })
})
