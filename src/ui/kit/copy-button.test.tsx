import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { CopyButton } from './copy-button.tsx'
import type { CopyOutcome } from './copy-text.ts'

/** A browser's clipboard, in each of the states it is found in. */
function giveBrowser(powers: {
  clipboard?: (text: string) => Promise<void>
  command?: () => boolean
}) {
  const clipboard = powers.clipboard && { writeText: powers.clipboard }
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
  Object.defineProperty(document, 'execCommand', { value: powers.command, configurable: true })
}

const click = (name: string) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))

describe('CopyButton', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => {
    cleanup()
    giveBrowser({})
    vi.useRealTimers()
  })

  it('copies, says so for two seconds, and tells its owner', async () => {
    const clipboard: string[] = []
    const outcomes: CopyOutcome[] = []
    giveBrowser({ clipboard: async (text) => void clipboard.push(text) })
    render(<CopyButton label="Copy code" text={() => 'let x'} onCopied={(o) => outcomes.push(o)} />)

    await click('Copy code')
    expect(clipboard).toEqual(['let x'])
    expect(outcomes).toEqual(['copied'])
    expect(screen.getByRole('button', { name: 'Copied' }).textContent).toBe('Copied')

    act(() => void vi.advanceTimersByTime(2000))
    expect(screen.getByRole('button', { name: 'Copy code' }).textContent).toBe('Copy')
  })

  it('copies on plain http, where there is no clipboard, and gives the focus back', async () => {
    let copied: string | undefined
    giveBrowser({
      command: () => {
        // What the browser would put on the clipboard is what is selected now.
        copied = document.querySelector('textarea')?.value
        return true
      },
    })
    render(<CopyButton label="Copy code" text={'a\n\tb'} />)
    screen.getByRole('button').focus()

    await click('Copy code')
    expect(copied).toBe('a\n\tb')
    expect(document.querySelector('textarea')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Copied' }))
  })

  it('falls back when the clipboard refuses', async () => {
    const command = vi.fn(() => true)
    giveBrowser({ clipboard: () => Promise.reject(new Error('NotAllowedError')), command })
    render(<CopyButton label="Copy code" text="x" />)
    await click('Copy code')
    expect(command).toHaveBeenCalledOnce()
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy()
  })

  it('selects the text and says what to press when copying is impossible', async () => {
    giveBrowser({})
    render(
      <>
        <p id="shown">the very text</p>
        <CopyButton
          label="Copy text"
          text="the very text"
          shown={() => document.querySelector('#shown')}
        />
      </>,
    )
    await click('Copy text')
    expect(window.getSelection()?.toString()).toBe('the very text')
    expect(screen.getByRole('button', { name: 'Press Ctrl+C' })).toBeTruthy()
  })

  it('admits it when nothing worked', async () => {
    giveBrowser({ command: () => false })
    render(<CopyButton label="Copy text" text="x" />)
    await click('Copy text')
    expect(screen.getByRole('button', { name: 'Not copied' })).toBeTruthy()
  })
})
