import { expect, test } from 'vitest'

import { workspaceKey } from '../stores/create-workspace-store.ts'
import { createTestHouse } from '../testing/test-house.ts'
import { ownPresets } from './kept-presets.ts'

function setUp() {
  const house = createTestHouse()
  const { client } = house
  return { ...house, commands: client.commands, state: client.workspace.getState }
}

test('a preset takes what is set, and gives it back: model, sent parameters, texts', async () => {
  const { commands, state } = setUp()
  commands.chooseModel('openai', 'gpt')
  commands.setParam('temperature', 0.3)
  commands.setParamSent('topP', false)
  commands.setParam('stop', ['END'])
  commands.setParamSent('stop', true)
  commands.setSystemText('Be brief.')
  commands.setExtraBody('{"user": "me"}')
  expect(await commands.savePreset('  Mine ')).toBeNull()
  const { choice, params, system, extraBody } = state()
  commands.resetAll()
  commands.chooseModel('other', 'model')
  const preset = ownPresets(state())[0]
  expect(preset?.name).toBe('Mine')
  await commands.applyPreset(preset?.id ?? '')
  expect(state()).toMatchObject({ choice, system, extraBody, presetId: preset?.id })
  expect(state().params.temperature).toEqual(params.temperature)
  expect(state().params.topP.isSent).toBe(false)
  expect(state().params.stop).toEqual({ value: ['END'], isSent: true })
})

test('one undo restores everything that a preset changed', async () => {
  const { commands, client, state } = setUp()
  commands.setParam('temperature', 1.3)
  commands.setExtraBody('{"user": "me"}')
  commands.setSystemText('Rhyme.')
  const before = state()
  await commands.applyPreset('code')
  expect(state().system.text).not.toBe('Rhyme.')
  expect(client.notices.getState().undo).toMatchObject([
    { label: 'Preset “Code generation and developer tools” applied.', place: { kind: 'preset' } },
  ])
  await commands.undo()
  expect(state()).toEqual(before)
})

test('a preset that changes who answers says so, keeps the way back, and undo takes it back', async () => {
  const { commands, client, state } = setUp()
  commands.chooseModel('openai', 'gpt')
  commands.chooseDialect('anthropic-messages')
  await commands.savePreset('Mine')
  commands.chooseModel('other', 'model')
  commands.chooseDialect('openai-chat')
  const before = state()
  await commands.applyPreset(ownPresets(before)[0]?.id ?? '')
  const words = 'Model: gpt. Request format: Anthropic compatible.'
  expect(client.notices.getState().undo).toMatchObject([
    { label: `Preset “Mine” applied. ${words}`, place: { kind: 'preset' } },
  ])
  expect(client.notices.getState().status).toBe(`Preset Mine applied. ${words}`)
  expect(state().recentModels.slice(0, 2)).toEqual([state().choice, before.choice])
  await commands.undo()
  expect(state()).toEqual(before)
})

test('a preset whose settings are set already offers nothing to undo', async () => {
  const { commands, client, state } = setUp()
  await commands.applyPreset('seed')
  expect(state().presetId).toBe('seed')
  expect(client.notices.getState().undo).toEqual([])
})

test('saving under a name that exists replaces that preset, and undo brings it back', async () => {
  const { commands, state } = setUp()
  await commands.savePreset('Mine')
  const kept = state().presets
  commands.setParam('temperature', 2)
  await commands.savePreset('mine')
  expect(ownPresets(state())).toMatchObject([{ name: 'mine', params: { temperature: 2 } }])
  await commands.undo()
  expect(state().presets).toEqual(kept)
})

test('a name is needed, and two presets do not have the same one', async () => {
  const { commands, state } = setUp()
  expect(await commands.savePreset('  ')).toBe('A preset needs a name.')
  await commands.savePreset('One')
  await commands.savePreset('Two')
  const [one] = ownPresets(state())
  expect(await commands.renamePreset(one?.id ?? '', 'TWO')).toBe('Another preset is called TWO.')
  expect(await commands.renamePreset(one?.id ?? '', ' ')).toBe('A preset needs a name.')
  expect(await commands.renamePreset(one?.id ?? '', 'ONE')).toBeNull()
  expect(ownPresets(state()).map(({ name }) => name)).toEqual(['ONE', 'Two'])
})

test('a preset that is deleted comes back in its place', async () => {
  const { commands, state } = setUp()
  for (const name of ['One', 'Two', 'Three']) await commands.savePreset(name)
  const kept = state().presets
  await commands.removePreset(ownPresets(state())[1]?.id ?? '')
  expect(ownPresets(state()).map(({ name }) => name)).toEqual(['One', 'Three'])
  await commands.undo()
  expect(state().presets).toEqual(kept)
})

test('a schema that is not JSON cannot be kept, and the reason is said', async () => {
  const { commands, state } = setUp()
  commands.setParam('responseFormat', {
    type: 'json-schema',
    name: 'x',
    schemaText: '{',
    isStrict: null,
  })
  commands.setParamSent('responseFormat', true)
  expect(await commands.savePreset('Mine')).toBe('The JSON schema is not JSON.')
  expect(state().presets).toEqual([])
})

test('[K1] a key in what is kept is not written down', async () => {
  const { commands, client, storage } = setUp()
  const key = ['sk', 'Zk3v9QmW2x8LrT5bYc7N'].join('-')
  commands.setSystemText(`Your key is ${key}.`)
  await commands.savePreset(`Mine ${key}`)
  expect(JSON.stringify(client.workspace.getState().presets)).not.toContain(key)
  client.dispose()
  expect(storage.getItem(workspaceKey)).not.toContain(key)
})

test('[H2] what an old version kept has no preset, and a preset of a later version is left alone', async () => {
  const { openPage, storage } = setUp()
  const kept = (workspace: object) =>
    storage.setItem(workspaceKey, JSON.stringify({ version: 1, workspace }))
  kept({ conversationId: null })
  expect(openPage().client.workspace.getState().presets).toEqual([])
  const later = { version: 2, id: 'x', name: 'From tomorrow' }
  kept({ presets: [later] })
  const { client } = openPage()
  await client.commands.savePreset('Mine')
  client.dispose()
  expect(ownPresets(openPage().client.workspace.getState())).toMatchObject([{ name: 'Mine' }])
  expect(openPage().client.workspace.getState().presets[0]).toEqual(later)
})

test('a preset saved in one tab is there in the other', async () => {
  const { client, openPage } = setUp()
  const other = openPage()
  await client.commands.savePreset('Mine')
  client.dispose()
  other.page.fire('storage')
  expect(ownPresets(other.client.workspace.getState())).toMatchObject([{ name: 'Mine' }])
})
