import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { encodeFor, nextMessages, servingOf } from '../../client/commands/next-request.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { aProvider, aServer, demoProvider, openPage } from '../access/__fixtures__/open-page.tsx'
import { CodePane } from './code-pane.tsx'

const code = (name = 'cURL') => screen.getByRole('region', { name }).textContent ?? ''
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))

/** What is between the marks of the here-document. */
const bodyOf = (snippet: string): string => {
  const [, delimiter = '', body = ''] = /<<'(\w+)'\n([^]*\n)\1\n$/.exec(snippet) ?? []
  expect(delimiter).not.toBe('')
  return body
}

// The grammars are some of the largest modules there are to transform: not while a test waits.
beforeAll(async () => void (await import('../kit/code-view/line-highlighter.ts')), 60_000)
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

describe('the language', () => {
  const shown: readonly [string, string, string, RegExp][] = [
    ['cURL', 'bash, zsh', 'request.sh', /^curl /],
    ['cURL', 'PowerShell', 'request.ps1', /curl\.exe/],
    ['Python', 'requests', 'request.py', /^import requests$/m],
    ['Python', 'openai', 'request.py', /^from openai import /m],
    ['JavaScript', 'fetch', 'request.mjs', /await fetch\(/],
    ['JavaScript', 'openai', 'request.mjs', /^import OpenAI from "openai"/m],
    ['PHP', 'PHP', 'request.php', /^<\?php/], // it has one client
  ]
  test.each(shown)('%s for %s', async (language, client, fileName, pattern) => {
    await openPage(<CodePane />)
    choose(language)
    choose(client)
    expect(code(language)).toMatch(pattern)
    expect(code(language)).toContain('MODELSLAB_API_KEY')
    expect(screen.getByRole('button', { name: `Download ${fileName}` })).toBeTruthy()
    expect(screen.getByRole('button', { name: `Copy ${language}` })).toBeTruthy()
  })

  test('that has one client offers no choice of it', async () => {
    await openPage(<CodePane />)
    choose('PHP')
    expect(screen.queryByRole('radiogroup', { name: 'Client' })).toBeNull()
  })

  test('and its client are kept in the session, each language its own', async () => {
    const { client } = await openPage(<CodePane />)
    choose('Python')
    choose('openai')
    choose('JavaScript')
    choose('Python')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'openai' }).checked).toBe(true)
    expect(client.workspace.getState().code).toMatchObject({
      language: 'python',
      clients: { python: 'python-sdk', javascript: 'javascript-fetch' },
    })
  })

  test('has an SDK named after the format', async () => {
    const { client } = await openPage(<CodePane />)
    act(() => client.commands.chooseDialect('anthropic-messages'))
    choose('Python')
    choose('anthropic')
    await waitFor(() => expect(code('Python')).toContain('from anthropic import'))
    expect(screen.getByText('pip install anthropic')).toBeTruthy()
  })

  test('where a client cannot make the request, it says why and offers the other', async () => {
    const chat = 'https://odd.example/answer'
    const odd = aProvider({ endpoints: { chat } })
    await openPage(<CodePane />, { server: { ...aServer(), providers: [odd, demoProvider] } })
    choose('JavaScript')
    choose('openai')
    expect(screen.getByRole('alert').textContent).toContain(chat)
    expect(screen.queryByText(/Matches the next request/)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Use fetch' }))
    expect(code('JavaScript')).toContain(chat)
  })
})

describe('what has to be typed once', () => {
  const lines = () =>
    screen
      .queryAllByRole('button', { name: /^Copy (install|key) line/ })
      .map((button) => button.getAttribute('aria-label'))

  test('is the line of the shell the command is for', async () => {
    await openPage(<CodePane />)
    expect(lines()).toEqual(['Copy key line for bash, zsh'])
    choose('PowerShell')
    expect(lines()).toEqual(['Copy key line for PowerShell'])
  })

  test('is to install a package, and the key for either shell', async () => {
    await openPage(<CodePane />)
    choose('JavaScript')
    choose('openai')
    expect(lines()).toEqual([
      'Copy install line',
      'Copy key line for bash, zsh',
      'Copy key line for PowerShell',
    ])
  })

  test('is nothing where no key is asked for', async () => {
    await openPage(<CodePane />)
    choose('For this server’s demo')
    expect(lines()).toEqual([])
  })
})

describe('the messages', () => {
  /** A conversation of a question, its answer and another question. */
  const threeMessages = JSON.stringify({
    model: 'x',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'One?' },
      { role: 'assistant', content: 'Two.' },
    ],
  })
  async function openThree() {
    const page = await openPage(<CodePane />)
    const parsed = dialects['openai-chat'].decodeRequest(JSON.parse(threeMessages))
    if (!parsed.ok) throw new Error(parsed.error.message)
    await act(async () => {
      await page.client.commands.loadRequest({
        dialectId: 'openai-chat',
        request: parsed.value,
        url: null,
      })
      page.client.commands.setDraft('Three?')
      await page.clock.settle()
    })
    await waitFor(() => expect(code()).toContain('Three?'))
    return page
  }

  test('are all of them, until only the last is wanted; the system message stays', async () => {
    await openThree()
    expect(code()).toContain('One?')
    expect(screen.getByText(/Matches the next request/)).toBeTruthy()
    choose('Last message only')
    await waitFor(() => expect(code()).not.toContain('One?'))
    expect(code()).toContain('Be brief.')
    expect(code()).toContain('Three?')
    expect(
      screen.getByText(/Differs from Send: 2 earlier messages are not in the code/),
    ).toBeTruthy()
  })

  test('match Send also where the extra body has messages of its own', async () => {
    const { client } = await openThree()
    act(() => client.commands.setExtraBody('{ "messages": [] }'))
    choose('Last message only')
    await waitFor(() => expect(screen.getByText(/Matches the next request/)).toBeTruthy())
  })

  test('match Send also where the last one is all there is', async () => {
    await openPage(<CodePane />)
    choose('Last message only')
    expect(screen.getByText(/Matches the next request/)).toBeTruthy()
  })
})

describe('what is sent', () => {
  test('Stream is the same setting as beside the parameters', async () => {
    const { client } = await openPage(<CodePane />)
    expect(code()).toContain('"stream": true')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Stream' }))
    await waitFor(() => expect(code()).toContain('"stream": false'))
    expect(client.workspace.getState().stream).toBe(false)
  })

  test('counts what is sent of all parameters, extra members, and what is left out', async () => {
    const { client } = await openPage(<CodePane />)
    act(() => {
      client.commands.setParamSent('seed', true)
      client.commands.setParamSent('presencePenalty', false)
      client.commands.setExtraBody('{ "user": "me", "top_p": 0.5 }')
    })
    const line = /5 parameters and 1 extra member sent, 1 left out/
    await waitFor(() => expect(screen.getByText(line)).toBeTruthy())
    // The other format has no seed and no penalties.
    act(() => client.commands.chooseDialect('anthropic-messages'))
    const other = /3 parameters and 1 extra member sent, 3 left out/
    await waitFor(() => expect(screen.getByText(other)).toBeTruthy())
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
