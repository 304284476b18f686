import { act } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'

import { openPage } from '../access/__fixtures__/open-page.tsx'
import { useClient } from '../access/client-context.tsx'
import { usePageAddress } from './use-page-address.ts'

const kimiPath = '/models/moonshotai/moonshotai-kimi-k2-0905'
const other = 'Qwen-Qwen2.5-32B'

function Page() {
  usePageAddress(useClient())
  return null
}

beforeEach(() => history.replaceState(null, '', '/'))

test('a page keeps the address it was opened with', async () => {
  await openPage(<Page />)
  expect(location.pathname).toBe('/')
})

test('another model with a page brings its address, and adds no step to go back', async () => {
  const { client } = await openPage(<Page />)
  const { length } = history
  act(() => client.commands.chooseModel('modelslab', other))
  expect(location.pathname).toBe(`/models/together_ai/${other}`)
  expect(history.length).toBe(length)
})

test('a model without a page has the front page', async () => {
  history.replaceState(null, '', kimiPath)
  const { client } = await openPage(<Page />)
  act(() => client.commands.chooseModel('modelslab', 'my-model'))
  expect(location.pathname).toBe('/')
})

test('Back from a sheet in which the model was chosen shows the model’s address', async () => {
  history.replaceState(null, '', kimiPath)
  const { client } = await openPage(<Page />)
  history.pushState(null, '')
  act(() => client.commands.chooseModel('modelslab', other))
  const gone = new Promise((resolve) => {
    window.addEventListener('popstate', resolve, { once: true })
  })
  history.back()
  await gone
  expect(location.pathname).toBe(`/models/together_ai/${other}`)
})
