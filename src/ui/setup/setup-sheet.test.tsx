import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { SetupSheet } from './setup-sheet.tsx'

const openAi = aProvider({
  id: 'openai',
  name: 'OpenAI',
  isUsable: false,
  keyVariable: 'OPENAI_API_KEY',
  keyProblem: 'The key has a line break in it.',
})
const open = () => openPage(<SetupSheet onClose={() => {}} />, { server: aServer(false, openAi) })

test('there is no field for a key anywhere', async () => {
  await open()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(document.querySelector('input')).toBeNull()
})

test('the line to add is the one of the chosen provider, or of another that is picked', async () => {
  await open()
  expect(screen.getByText('MODELSLAB_API_KEY=your-key')).toBeTruthy()
  fireEvent.change(screen.getByRole('combobox', { name: 'Provider' }), {
    target: { value: 'openai' },
  })
  expect(screen.getByText('OPENAI_API_KEY=your-key')).toBeTruthy()
})

test('each provider says how it stands', async () => {
  await open()
  const rows = screen.getAllByRole('listitem').map((row) => row.textContent)
  expect(rows).toContain('ModelsLabno keyGet a key')
  expect(rows).toContain('OpenAIThe key has a line break in it.Get a key')
  expect(rows).toContain('Demoready, needs no key')
})

test('Check again asks the server and answers in its place', async () => {
  const { proxy } = await open()
  const asked = () => proxy.calls.filter((call) => call === 'GET /api/providers').length
  const before = asked()
  const check = () =>
    act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
      await new Promise((resolve) => setTimeout(resolve))
    })
  await check()
  expect(asked()).toBe(before + 1)
  expect(screen.getByRole('status').textContent).toContain('Still no MODELSLAB_API_KEY')
  proxy.faults.isDown = true
  await check()
  expect(screen.getByRole('status').textContent).toBe('The server did not answer. Is it running?')
})
