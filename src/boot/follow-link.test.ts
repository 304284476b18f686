import { afterEach, expect, test, vi } from 'vitest'

import { createTestHouse } from '../client/testing/test-house.ts'
import { modelLinkOf } from '../core/catalog/model-link.ts'
import { followLink } from './follow-link.ts'

afterEach(() => vi.unstubAllGlobals())

/** A page at this address, as far as a link is concerned. */
function openAt(hash: string) {
  const page = { pathname: '/', search: '', hash }
  vi.stubGlobal('location', page)
  vi.stubGlobal('history', { state: null, replaceState: () => (page.hash = '') })
  return { page, client: createTestHouse().client }
}

test('what a link has set up to try is not in the address any more', async () => {
  const { page, client } = openAt('#try=json')
  await followLink(client)
  expect(client.workspace.getState().drafts['new']).toContain('Jupiter')
  expect(page.hash).toBe('')
})

test('what could not be fetched to set it up stays in the address, for a reload', async () => {
  const { page, client } = openAt('#try=json')
  vi.spyOn(client.commands, 'setUpToTry').mockResolvedValueOnce(false)
  await followLink(client)
  expect(page.hash).toBe('#try=json')
})

test('an address that was gone to meanwhile is left as it is', async () => {
  const { page, client } = openAt('#try=json')
  const following = followLink(client)
  page.hash = '#setup'
  await following
  expect(page.hash).toBe('#setup')
})

test.each(['#model=', '#model=xx', '#model=a:b:c', '#model=%:x', '#try='])(
  '“%s” asks for nothing and does not stay',
  async (hash) => {
    const { page, client } = openAt(hash)
    const before = client.workspace.getState()
    await followLink(client)
    expect(client.workspace.getState()).toBe(before)
    expect(page.hash).toBe('')
  },
)

test('a model that has no page is chosen, and not asked for again', async () => {
  const model = { providerId: 'modelslab', modelId: 'unheard-of' }
  const { page, client } = openAt(modelLinkOf(model).slice(1))
  await followLink(client)
  expect(client.workspace.getState().choice).toMatchObject(model)
  expect(page.hash).toBe('')
})
