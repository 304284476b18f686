import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { aListedModel } from '../../../core/catalog/testing/catalog-models.ts'
import { createFakeClient, providers } from '../__fixtures__/fake-client.ts'
import { aRun } from '../__fixtures__/messages.ts'
import { renderWith } from '../__fixtures__/render-pane.tsx'
import { GoneModels } from './gone-models.tsx'

afterEach(cleanup)

const kimi = 'moonshotai-kimi-k2-0905'

function openGone(model: string, listed: readonly string[], moonshotHasKey?: boolean) {
  const client = createFakeClient()
  client.queryClient.setQueryData(
    ['models', 'modelslab'],
    listed.map((id) => aListedModel({ id })),
  )
  const [modelsLab] = providers.providers
  if (moonshotHasKey !== undefined && modelsLab)
    client.queryClient.setQueryData(['providers'], {
      ...providers,
      providers: [
        ...providers.providers,
        { ...modelsLab, id: 'moonshot', name: 'Moonshot AI', isUsable: moonshotHasKey },
      ],
    })
  renderWith(<GoneModels run={aRun({ providerId: 'modelslab', model })} nodeId="a1" />, client)
  return client
}

test('the nearest models of the provider’s list are one press away from an answer', () => {
  const client = openGone('kimi-k2-0711', ['gpt-5', 'kimi-k2-0905', 'kimi-k2-0711-preview'])
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Run with kimi-k2-0711-preview',
    'Run with kimi-k2-0905',
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Run with kimi-k2-0905' }))
  expect(client.calls).toEqual([
    ['chooseModel', 'modelslab', 'kimi-k2-0905'],
    ['runAgain', 'a1'],
  ])
})

test('its successor is named, and what is known of its end', () => {
  openGone(kimi, [], false)
  expect(screen.getByText(/reported to have discontinued/)).toBeTruthy()
  expect(screen.getByText(/^Its successor is Kimi K2\.6\./).textContent).toContain(
    'It refuses any temperature but 1. Moonshot AI, which serves it, has no key here.',
  )
  expect(screen.queryByRole('button')).toBeNull()
})

test('a successor that can be asked is one press away too', () => {
  const client = openGone(kimi, [], true)
  fireEvent.click(screen.getByRole('button', { name: 'Run with Kimi K2.6' }))
  expect(client.calls).toEqual([
    ['chooseModel', 'moonshot', 'kimi-k2.6'],
    ['runAgain', 'a1'],
  ])
})

test('of a model nobody knows, with nothing like it, nothing is said', () => {
  openGone('zzz', ['gpt-5'])
  expect(document.body.textContent).toBe('')
})
