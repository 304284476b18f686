import { act, fireEvent, screen } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'

import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { ModelPane } from './model-pane.tsx'

// Printers and grammars take a while to transform: not while a test waits.
beforeAll(async () => void (await import('./quick-start.tsx')), 60_000)

const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent

test('the model has one price, its context, its licence, and says what nobody knows', async () => {
  await openPage(<ModelPane />)
  expect(screen.getByRole('heading', { name: 'MoonshotAI: Kimi K2 0905' })).toBeTruthy()
  expect(fact('Input')).toBe('$0.40 / 1M tokens')
  expect(fact('Output')).toBe('$2.00 / 1M tokens')
  expect(fact('Context')).toBe('262,144 tokens')
  expect(fact('Longest answer')).toBe('unknown')
  expect(fact('Weights')).toBe('open')
  expect(document.body.textContent).not.toContain('1.20')
})

test('of a model that nobody described, everything is unknown, and nothing is free', async () => {
  const { client } = await openPage(<ModelPane />)
  act(() => client.commands.chooseModel('modelslab', 'my-model'))
  for (const name of ['Input', 'Output', 'Context', 'Licence', 'Weights'])
    expect(fact(name)).toBe('unknown')
  expect(document.body.textContent).not.toContain('$0')
})

test('Copy model ID copies it', async () => {
  const copied: string[] = []
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    configurable: true,
  })
  await openPage(<ModelPane />)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy model ID' })))
  expect(copied).toEqual(['moonshotai-kimi-k2-0905'])
})

test('each endpoint of the provider stands there to copy', async () => {
  await openPage(<ModelPane />)
  for (const name of [
    'Copy OpenAI Compatible Endpoint',
    'Copy Anthropic Compatible Messages',
    'Copy Anthropic Compatible Count Tokens',
    'Copy Models endpoint',
  ])
    expect(screen.getByRole('button', { name })).toBeTruthy()
  expect(screen.getByText('https://modelslab.com/api/v7/llm/v1/messages/count_tokens')).toBeTruthy()
})

test('Use with Claude Code opens the lines for it', async () => {
  await openPage(<ModelPane />)
  const button = screen.getByRole('button', { name: 'Use with Claude Code' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(button)
  expect(screen.getByRole('region', { name: 'Claude Code set-up' }).textContent).toContain(
    'ANTHROPIC_BASE_URL="https://modelslab.com/api/v7/llm"',
  )
})

describe('the quick start', () => {
  const code = (name: string) => screen.findByRole('region', { name })

  test('is the smallest request for this model, to the chosen provider', async () => {
    await openPage(<ModelPane />)
    const shown = (await code('cURL')).textContent ?? ''
    expect(shown).toContain('https://modelslab.com/api/v7/llm/chat/completions')
    const [, body = ''] = /<<'JSON'\n([^]*)\nJSON\n/.exec(shown) ?? []
    expect(JSON.parse(body)).toEqual({
      model: 'moonshotai-kimi-k2-0905',
      messages: [{ role: 'user', content: 'Hello!' }],
      max_tokens: 1000,
      stream: false,
    })
  })

  test('has the language that was chosen for the code of the next request, and the other way round', async () => {
    const { client } = await openPage(<ModelPane />)
    act(() => client.commands.setCode({ language: 'php' }))
    expect((await code('PHP')).textContent).toMatch(/^<\?php/)
    fireEvent.click(screen.getByRole('radio', { name: 'JavaScript' }))
    expect((await code('JavaScript')).textContent).toContain('fetch(')
    expect(client.workspace.getState().code.language).toBe('javascript')
  })

  test('follows the format and the model', async () => {
    const { client } = await openPage(<ModelPane />)
    act(() => {
      client.commands.chooseDialect('anthropic-messages')
      client.commands.chooseModel('modelslab', 'another')
    })
    const shown = (await code('cURL')).textContent
    expect(shown).toContain('/v1/messages')
    expect(shown).toContain('"model": "another"')
  })
})

test('where the provider has no such endpoint, Claude Code is not promised', async () => {
  await openPage(<ModelPane />, {
    server: { ...aServer(), providers: [aProvider({ endpoints: {} })] },
  })
  expect(screen.queryByRole('button', { name: 'Use with Claude Code' })).toBeNull()
})
