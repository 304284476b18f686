import { act, fireEvent, screen, within } from '@testing-library/react'
import { useRef, useState, type ReactElement } from 'react'
import { expect, test, vi } from 'vitest'

import { aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { CommandPalette, type PaletteCommand } from './command-palette.tsx'

const nextFrame = () =>
  act(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => resolve())
      }),
  )

const aCommand = (change: Partial<PaletteCommand>): PaletteCommand => ({
  id: 'print',
  label: 'Print',
  words: '',
  keys: null,
  isOn: false,
  run: () => {},
  ...change,
})

const isOwnKey = ({ key, ctrlKey }: KeyboardEvent) => ctrlKey && key === 'k'

interface OpenedProps {
  readonly commands: readonly PaletteCommand[]
  readonly onClose: () => void
}

/** As the page holds it, which keeps what is typed. */
function Opened(props: OpenedProps): ReactElement {
  const [typed, onTyped] = useState('')
  const finalFocus = useRef<HTMLElement>(null)
  return <CommandPalette {...props} {...{ isOwnKey, typed, onTyped, finalFocus }} />
}

async function openPalette(commands: readonly PaletteCommand[] = []) {
  const onClose = vi.fn<() => void>()
  const page = await openPage(<Opened commands={commands} onClose={onClose} />, {
    server: aServer(),
    models: { data: [{ id: 'listed-1', name: 'Listed One' }] },
  })
  const settle = () => act(() => page.clock.settle())
  await settle()
  const type = async (typed: string) => {
    fireEvent.change(field(), { target: { value: typed } })
    await settle()
  }
  return { ...page, onClose, settle, type }
}

const field = () => screen.getByRole('combobox', { name: 'Find a model or a command' })
const options = () => screen.getAllByRole('option').map((row) => row.textContent)

test('commands show their keys and which of a choice holds', async () => {
  await openPalette([
    aCommand({ id: 'history', label: 'History', keys: 'Ctrl+Shift+H' }),
    aCommand({ id: 'dark', label: 'Theme: Dark', isOn: true }),
  ])
  const rows = within(screen.getByRole('group', { name: 'Commands' })).getAllByRole('option')
  expect(rows.map((row) => row.textContent)).toEqual([
    'HistoryCtrl+Shift+H',
    'Theme: Dark, current',
  ])
})

test('a command that is chosen closes the palette first, then runs', async () => {
  const run = vi.fn<() => void>()
  const { onClose } = await openPalette([aCommand({ run })])
  fireEvent.click(screen.getByRole('option', { name: 'Print' }))
  expect(onClose).toHaveBeenCalledOnce()
  expect(run).not.toHaveBeenCalled()
  await nextFrame()
  expect(run).toHaveBeenCalledOnce()
})

test('what was run last stands first the next time', async () => {
  const commands = [aCommand({ id: 'one', label: 'One' }), aCommand({ id: 'two', label: 'Two' })]
  const { rerenderWithin } = await openPalette(commands)
  fireEvent.click(screen.getByRole('option', { name: 'Two' }))
  rerenderWithin(<p>closed</p>)
  rerenderWithin(<Opened commands={commands} onClose={() => {}} />)
  expect(options().slice(0, 2)).toEqual(['Two', 'One'])
})

test('models that ship and models of lists are found and chosen, and the count is said', async () => {
  const { client, onClose, type } = await openPalette([aCommand({})])
  await type('listed')
  expect(screen.getByRole('status').textContent).toBe('0 commands, 1 model')
  fireEvent.click(screen.getByRole('option', { name: /^Listed One/ }))
  expect(client.workspace.getState().choice.modelId).toBe('listed-1')
  expect(onClose).toHaveBeenCalledOnce()
})

test('what nothing matches says so', async () => {
  const { type } = await openPalette([aCommand({})])
  await type('zzzz')
  expect(screen.getByText('No model and no command matches “zzzz”.')).toBeTruthy()
})

test('the keys that opened it close it', async () => {
  const { onClose } = await openPalette()
  fireEvent.keyDown(field(), { key: 'k', ctrlKey: true })
  expect(onClose).toHaveBeenCalledOnce()
})
