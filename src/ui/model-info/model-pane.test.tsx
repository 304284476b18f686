import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'

import { shippedModels } from '../../core/catalog/catalog.ts'
import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { ModelPane } from './model-pane.tsx'

// Printers and grammars take a while to transform: not while a test waits.
beforeAll(async () => {
  await Promise.all([
    import('./quick-start.tsx'),
    import('./profile-facts.tsx'),
    import('./related-models.tsx'),
  ])
}, 60_000)

const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent

test('S10–S14, S20–S22: the model has one price, its context, its licence, and says what nobody knows', async () => {
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

test('S21: Copy model ID copies it', async () => {
  const copied: string[] = []
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    configurable: true,
  })
  await openPage(<ModelPane />)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy model ID' })))
  expect(copied).toEqual(['moonshotai-kimi-k2-0905'])
})

test('S23–S26: each endpoint of the provider stands there to copy', async () => {
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

test('S27: Use with Claude Code opens the lines for it, in three forms', async () => {
  await openPage(<ModelPane />)
  const button = screen.getByRole('button', { name: 'Use with Claude Code' })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(button)
  const setUp = within(screen.getByRole('radiogroup', { name: 'Where Claude Code is set up' }))
  const code = () => screen.getByRole('region', { name: 'Claude Code set-up' }).textContent
  expect(code()).toContain('ANTHROPIC_BASE_URL="https://modelslab.com/api/v7/llm"')
  fireEvent.click(setUp.getByRole('radio', { name: 'PowerShell' }))
  expect(code()).toContain("$env:ANTHROPIC_BASE_URL = 'https://modelslab.com/api/v7/llm'")
  fireEvent.click(setUp.getByRole('radio', { name: /ettings/ }))
  expect(JSON.parse(code() ?? '')).toMatchObject({
    env: { ANTHROPIC_BASE_URL: 'https://modelslab.com/api/v7/llm' },
  })
})

test('S35: what it takes in and gives out, what it can do, its dates and its parameters', async () => {
  await openPage(<ModelPane />)
  expect(await screen.findByText('Takes in')).toBeTruthy()
  expect(fact('Takes in')).toBe('text')
  expect(fact('Function calling')).toBe('yes')
  expect(fact('Reasoning')).toBe('no')
  expect(fact('Family')).toBe('Kimi K2')
  expect(fact('Added')).toBe('February 20, 2026')
  expect(screen.getByRole('link', { name: 'Published weights' }).getAttribute('href')).toContain(
    'Kimi-K2',
  )
  fireEvent.click(screen.getByRole('button', { name: /^Parameters: \d+ of \d+ are taken$/ }))
  expect(fact('Temperature')).toBe('0 to 2')
})

test('S36: the provider’s documentation is under Support', async () => {
  await openPage(<ModelPane />)
  expect(screen.getByRole('heading', { name: 'Support' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'ModelsLab documentation' }).getAttribute('href')).toBe(
    'https://docs.modelslab.com',
  )
})

test('S37–S40: related models say why, lead to their pages, and can be tried', async () => {
  const { client } = await openPage(<ModelPane />)
  const list = (await screen.findByRole('heading', { name: 'Related models' })).parentElement
  const rows = within(list as HTMLElement).getAllByRole('listitem')
  expect(rows.length).toBeGreaterThan(1)
  for (const row of rows)
    expect(row.querySelector('.related-words > span')?.textContent).not.toBe('')
  const [first] = rows
  const name = within(first as HTMLElement).getByRole('link').textContent ?? ''
  expect(
    within(first as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toMatch(/^\/models\/.+\/api$/)
  fireEvent.click(screen.getByRole('button', { name: `Try ${name}` }))
  expect(shippedModels.find(({ shortName }) => shortName === name)?.id).toBe(
    client.workspace.getState().choice.modelId,
  )
})

test('of a model that only the provider lists, what its list says is known and the rest is not', async () => {
  const { client, clock } = await openPage(<ModelPane />, {
    server: aServer(true),
    models: {
      data: [
        {
          id: 'vendor/model',
          name: 'Vendor Model',
          context_length: 32_768,
          pricing: { prompt: '0.0000005', completion: '0.000001' },
          architecture: { input_modalities: ['text', 'image'] },
        },
      ],
    },
  })
  act(() => client.commands.chooseModel('modelslab', 'vendor/model'))
  await act(() => clock.settle())
  expect(await screen.findByRole('heading', { name: 'Vendor Model' })).toBeTruthy()
  expect(fact('Input')).toBe('$0.50 / 1M tokens')
  expect(fact('Context')).toBe('32,768 tokens')
  expect(fact('Licence')).toBe('unknown')
  expect(await screen.findByText('Takes in')).toBeTruthy()
  expect(fact('Takes in')).toBe('text, image')
  expect(screen.getByText(/^Price from/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'The model’s API page' })).toBeNull()
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
