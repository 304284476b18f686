import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { countChanges } from './change-lists.tsx'
import { ParamsPane } from './params-pane.tsx'

const switchTo = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))

test('what the other format would change is read before switching', async () => {
  const { client } = await openPage(<ParamsPane />)
  const list = await screen.findByRole('button', {
    name: /^Switching to Anthropic compatible: /,
  })
  expect(list.textContent).toBe(
    'Switching to Anthropic compatible: 2 left out, 1 in conflict, 1 moved',
  )
  fireEvent.click(list)
  const items = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(items).toContain('The Anthropic format has no frequency penalty.')
  expect(items.at(-1)).toMatch(/^The system message is the member “system”/)
  expect(client.workspace.getState().choice.dialectId).toBe('openai-chat')
})

test('after switching the format in use says it, and switching back undoes it', async () => {
  await openPage(<ParamsPane />)
  expect(screen.queryByRole('button', { name: /^In this format/ })).toBeNull()
  switchTo('Anthropic compatible')
  const here = await screen.findByRole('button', { name: /^In this format: 2 left out/ })
  fireEvent.click(here)
  expect(within(here.parentElement ?? here).getAllByRole('listitem')).toHaveLength(4)
  switchTo('OpenAI compatible')
  expect(screen.queryByRole('button', { name: /^In this format/ })).toBeNull()
})

test('an extra body that is not JSON yet hides nothing of it', async () => {
  const { client } = await openPage(<ParamsPane />)
  act(() => client.commands.setExtraBody('{'))
  expect(await screen.findByText(/^The extra body is not JSON/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Switching to .*: 2 left out/ })).toBeTruthy()
})

test('a provider with one format has nothing to compare', async () => {
  const server = { ...aServer(), providers: [aProvider({ dialects: ['openai-chat'] })] }
  await openPage(<ParamsPane />, { server })
  expect(screen.queryByRole('button', { name: /^Switching/ })).toBeNull()
})

test('changes are counted by kind, in the order in which they are listed', () => {
  const change = (kind: 'left out' | 'renamed') => ({ kind, message: kind })
  expect(countChanges([change('left out'), change('renamed'), change('left out')])).toBe(
    '2 left out, 1 renamed',
  )
})
