import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { encodeFor, nextMessages, servingOf } from '../../client/commands/next-request.ts'
import { aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { CodePane } from './code-pane.tsx'

const code = () => screen.getByRole('region', { name: 'cURL' }).textContent ?? ''

/** What is between the marks of the here-document. */
const bodyOf = (snippet: string): string => {
  const [, delimiter = '', body = ''] = /<<'(\w+)'\n([^]*\n)\1\n$/.exec(snippet) ?? []
  expect(delimiter).not.toBe('')
  return body
}

afterEach(() => vi.useRealTimers())

describe('what is shown', () => {
  test('[S1] is the body of the next request, byte for byte', async () => {
    const { client } = await openPage(<CodePane />)
    const draft = 'It\'s "quoted" \\ $HOME `x` 🙂\nJSON\n\u2028'
    act(() => {
      client.commands.setDraft(draft)
      client.commands.setParam('temperature', 1.1)
      client.commands.setParamSent('presencePenalty', false)
    })
    await waitFor(() => expect(code()).toContain('1.1'))
    const serving = servingOf(client.workspace.getState().choice, aServer())
    if (!serving) throw new Error('nobody answers')
    const encoded = encodeFor(
      serving,
      client.workspace.getState(),
      nextMessages(null, () => undefined, draft),
    )
    if (!encoded.ok) throw new Error(encoded.error.message)
    expect(bodyOf(code())).toBe(encoded.value.body)
    expect(screen.getByText(/4 parameters sent, 1 left out/)).toBeTruthy()
  })

  test('is for the chosen provider, and for the demo when that is asked; the body stays', async () => {
    await openPage(<CodePane />)
    const forProvider = code()
    expect(forProvider).toContain('https://modelslab.com/api/v7/llm/chat/completions')
    expect(forProvider).toContain('"Authorization: Bearer $MODELSLAB_API_KEY"')
    fireEvent.click(screen.getByRole('radio', { name: /demo/ }))
    expect(code()).toContain('http://localhost:3000/demo/v1/chat/completions')
    expect(code()).not.toMatch(/authorization|API_KEY/i)
    expect(bodyOf(code())).toBe(bodyOf(forProvider))
  })

  test('with a key there is nothing to choose: code and Send go to the same place', async () => {
    await openPage(<CodePane />, { server: aServer(true) })
    expect(screen.queryByRole('radiogroup', { name: 'Where the code goes' })).toBeNull()
    expect(screen.getByText(/Matches the next request/).textContent).not.toContain('demo')
  })

  test('follows the dialect, with the header it asks for', async () => {
    const { client } = await openPage(<CodePane />)
    act(() => client.commands.chooseDialect('anthropic-messages'))
    await waitFor(() => expect(code()).toContain('/v1/messages'))
    expect(code()).toContain('anthropic-version: 2023-06-01')
  })

  test('says so while nothing is typed', async () => {
    const { client } = await openPage(<CodePane />)
    expect(screen.getByText(/“Hello!” stands for your message/)).toBeTruthy()
    act(() => client.commands.setDraft('hi'))
    await waitFor(() => expect(screen.queryByText(/stands for your message/)).toBeNull())
  })

  test('is an error in words when the request cannot be made', async () => {
    const { client } = await openPage(<CodePane />)
    act(() =>
      client.workspace.setState(({ params }) => ({
        params: { ...params, topP: { value: Number.NaN, isSent: true } },
      })),
    )
    expect((await screen.findByRole('alert')).textContent).toContain('Top P is NaN')
  })
})

describe('what was turned', () => {
  test('is marked for a moment and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    const { client, container } = await openPage(<CodePane />)
    const marked = () => [...container.querySelectorAll('[data-marked]')].map((e) => e.textContent)
    expect(marked()).toEqual([])
    act(() => client.commands.setParam('temperature', 1.1))
    await waitFor(() => expect(marked()).toEqual(['  "temperature": 1.1,\n']))
    act(() => void vi.advanceTimersByTime(1500))
    expect(marked()).toEqual([])
  })
})

describe('what is taken along', () => {
  test('Copy cURL copies the code itself', async () => {
    const copied: string[] = []
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
      configurable: true,
    })
    await openPage(<CodePane />)
    const shown = code()
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy cURL' })))
    expect(copied).toEqual([shown])
  })
})
