import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '../../access/__fixtures__/open-page.tsx'
import { ParamsPane } from '../params-pane.tsx'

const button = () => screen.getByRole('button', { name: /^Preset:/ })
const says = (words: string) => waitFor(() => expect(button().textContent).toBe(`Preset:${words}`))
const temperature = () => screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Temperature' })

async function choose(role: 'menuitem' | 'menuitemradio', name: string): Promise<void> {
  fireEvent.click(button())
  const row = await screen.findByRole(role, { name })
  await act(async () => fireEvent.click(row))
}

const setTemperature = (text: string) => {
  fireEvent.change(temperature(), { target: { value: text } })
  fireEvent.blur(temperature())
}

async function saveAs(name: string): Promise<void> {
  await choose('menuitem', 'Save as preset…')
  const field = await screen.findByRole('textbox', { name: 'Name of the preset' })
  fireEvent.change(field, { target: { value: name } })
  await act(async () => fireEvent.keyDown(field, { key: 'Enter' }))
}

test('a preset is applied, says when something was changed since, and is taken back', async () => {
  await openPage(<ParamsPane />)
  await says('None')
  setTemperature('0.9')
  await says('Custom')
  await choose('menuitemradio', 'Precise')
  await says('Precise')
  expect(temperature().value).toBe('0.2')
  setTemperature('0.3')
  await says('Precise, changed')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Undo' })))
  expect(temperature().value).toBe('0.9')
  await says('Custom')
})

test('the use cases of the page are offered beside the ways to sample', async () => {
  await openPage(<ParamsPane />)
  fireEvent.click(button())
  const group = await screen.findByRole('group', { name: 'Use cases' })
  expect(within(group).getAllByRole('menuitemradio')).toHaveLength(4)
  expect(
    within(screen.getByRole('group', { name: 'Settings' })).getAllByRole('menuitemradio'),
  ).toHaveLength(4)
})

test('what is set is saved under a name, and a name that exists is offered to be replaced', async () => {
  await openPage(<ParamsPane />)
  setTemperature('1.4')
  await saveAs('Mine')
  await says('Mine')
  setTemperature('1.5')
  await choose('menuitem', 'Save as preset…')
  const field = await screen.findByRole('textbox', { name: 'Name of the preset' })
  fireEvent.change(field, { target: { value: 'mine' } })
  expect(screen.getByText('You have a preset “Mine”. Saving replaces it.')).toBeTruthy()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Replace' })))
  await says('mine')
  expect(screen.getByText('Preset “mine” replaced.')).toBeTruthy()
})

test('Escape gives the name up, without a name nothing is saved, and the focus comes back', async () => {
  const { client } = await openPage(<ParamsPane />)
  await choose('menuitem', 'Save as preset…')
  const field = await screen.findByRole('textbox', { name: 'Name of the preset' })
  await act(async () => fireEvent.keyDown(field, { key: 'Enter' }))
  expect(screen.getByText('A preset needs a name.')).toBeTruthy()
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(document.activeElement).toBe(button())
  expect(client.workspace.getState().presets).toEqual([])
})

test('one’s own are renamed and deleted in a list, and a deleted one comes back', async () => {
  await openPage(<ParamsPane />)
  await saveAs('One')
  await saveAs('Two')
  await choose('menuitem', 'Rename or delete presets…')
  const field = await screen.findByRole('textbox', { name: 'Name of Two' })
  const rename = async (name: string) => {
    fireEvent.change(field, { target: { value: name } })
    await act(async () => fireEvent.keyDown(field, { key: 'Enter' }))
  }
  await rename('One')
  expect(screen.getByText('Another preset is called One.')).toBeTruthy()
  await rename('Three')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of Three' }).value).toBe(
    'Three',
  )
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Delete Three' })))
  expect(screen.queryByRole('textbox', { name: 'Name of Three' })).toBeNull()
  const dialog = within(screen.getByRole('dialog', { name: 'Your presets' }))
  await act(async () => fireEvent.click(dialog.getByRole('button', { name: 'Undo' })))
  expect(dialog.getByRole('textbox', { name: 'Name of Three' })).toBeTruthy()
})
