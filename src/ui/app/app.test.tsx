import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { openPage } from '../access/__fixtures__/open-page.tsx'
import { stubLayout } from './__fixtures__/stub-layout.ts'
import { App } from './app.tsx'

const wide = '(min-width: 1200px) and (min-height: 480px)'
const twoPanes = '(min-width: 768px) and (min-height: 480px)'
const open = (media: readonly string[] = [wide, twoPanes]) => openPage(<App />, { media })
const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

beforeEach(() => {
  stubLayout()
  localStorage.clear()
})
afterEach(() => vi.unstubAllGlobals())

describe('the frame', () => {
  test('has its landmarks, one heading of the page, and a way past it all', async () => {
    await open()
    for (const role of ['banner', 'navigation', 'main', 'complementary'] as const)
      expect(screen.getAllByRole(role)).toHaveLength(1)
    expect(screen.getAllByRole('heading', { level: 1 }).map((h) => h.textContent)).toEqual([
      'MoonshotAI: Kimi K2 0905 playground',
    ])
    expect(screen.getByRole('link', { name: 'Skip to message' }).getAttribute('href')).toBe(
      '#composer',
    )
    expect(document.querySelector('#composer')?.localName).toBe('textarea')
    expect(document.title).toBe('Kimi K2 0905 · Verbatim')
  })

  test('opens the set-up sheet for a link of another page, once', async () => {
    history.replaceState(null, '', '/#setup')
    await open()
    expect(await screen.findByRole('dialog', { name: 'Keys stay on the server' })).toBeTruthy()
    expect(location.hash).toBe('')
  })

  test('opens the set-up sheet for the same link on a page that is open', async () => {
    history.replaceState(null, '', '/')
    await open()
    act(() => {
      location.hash = '#setup'
    })
    expect(await screen.findByRole('dialog', { name: 'Keys stay on the server' })).toBeTruthy()
    expect(location.hash).toBe('')
  })

  test('says what was set up to try, and takes it back, whichever tab is open', async () => {
    const { client } = await open([])
    await act(() => client.commands.setUpToTry('json'))
    const main = within(screen.getByRole('main'))
    expect(main.getByText(/^Set up to try “.+”\.$/)).toBeTruthy()
    expect(screen.getAllByRole('status').map((region) => region.textContent)).toContainEqual(
      expect.stringMatching(/^Set up to try “.+”\.$/),
    )
    await press('Undo')
    expect(client.workspace.getState().drafts['new'] ?? '').toBe('')
    expect(document.activeElement?.id).toBe('composer')
  })

  test('says in words who answers', async () => {
    await open()
    expect(screen.getByRole('button', { name: 'Demo model · add a key' })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Model: Kimi K2 0905/ })).toBeTruthy()
  })

  test('tells on the tab how many settings differ', async () => {
    const { client } = await open()
    expect(screen.getByRole('tab', { name: 'Parameters' })).toBeTruthy()
    act(() => client.commands.setParam('temperature', 1.2))
    expect(screen.getByRole('tab', { name: 'Parameters · 1 changed' })).toBeTruthy()
  })

  test('keeps the prompts away when they are not wanted', async () => {
    const { client } = await open()
    fireEvent.keyDown(document.body, { key: 'b', ctrlKey: true })
    await waitFor(() => expect(screen.queryByRole('navigation')).toBeNull())
    expect(client.workspace.getState().layout.isLeftOpen).toBe(false)
    await press('Prompts and chats')
    expect(screen.getByRole('navigation')).toBeTruthy()
  })
})

describe('tabs', () => {
  test('are walked with the arrows, and only the chosen one is in the order of Tab', async () => {
    await open()
    const tabs = () => screen.getAllByRole('tab')
    fireEvent.keyDown(tabs()[0] ?? document.body, { key: 'ArrowRight' })
    expect(tabs().map((tab) => tab.getAttribute('aria-selected'))).toEqual([
      'false',
      'true',
      'false',
    ])
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([-1, 0, -1])
    expect(document.activeElement).toBe(tabs()[1])
    expect(screen.getByRole('tabpanel', { name: 'Code' })).toBeTruthy()
    fireEvent.keyDown(tabs()[1] ?? document.body, { key: 'End' })
    expect(screen.getByRole('tabpanel', { name: 'Model' })).toBeTruthy()
    fireEvent.keyDown(tabs()[2] ?? document.body, { key: 'ArrowRight' })
    expect(screen.getByRole('tabpanel', { name: 'Parameters' })).toBeTruthy()
  })
})

describe('the splitter', () => {
  test('moves by arrows, within its bounds, and says where it is', async () => {
    await open()
    const splitter = screen.getByRole('separator', { name: 'Width of the run settings' })
    expect(splitter.getAttribute('aria-valuenow')).toBe('344')
    fireEvent.keyDown(splitter, { key: 'ArrowLeft' })
    expect(splitter.getAttribute('aria-valuenow')).toBe('360')
    fireEvent.keyDown(splitter, { key: 'End' })
    fireEvent.keyDown(splitter, { key: 'ArrowLeft' })
    expect(splitter.getAttribute('aria-valuenow')).toBe('640')
    fireEvent.keyDown(splitter, { key: 'Enter' })
    expect(splitter.getAttribute('aria-valuenow')).toBe('344')
  })
})

describe('two columns', () => {
  const openTwo = async () => {
    const page = await open([twoPanes])
    fireEvent.click(screen.getByRole('tab', { name: 'Model' }))
    fireEvent.click(screen.getByRole('tab', { name: 'Code' }))
    return { ...page, sheet: await screen.findByRole('dialog', { name: 'Code' }) }
  }

  test('show the code over the page, and closing it leads back to the tab before', async () => {
    const { client, sheet } = await openTwo()
    expect(await within(sheet).findByRole('region', { name: 'cURL' })).toBeTruthy()
    fireEvent.click(within(sheet).getByRole('button', { name: 'Close Code' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(client.workspace.getState().layout.rightTab).toBe('model')
  })

  test('that begin at the Code tab offer the code and open nothing by themselves', async () => {
    await openPage(<App />, {
      media: [twoPanes],
      prepare: ({ commands }) => commands.showTab('code'),
    })
    expect(screen.queryByRole('dialog')).toBeNull()
    await press('Show the code')
    expect(await screen.findByRole('dialog', { name: 'Code' })).toBeTruthy()
  })
})

describe('one column', () => {
  test('keeps the settings in a sheet, which begins closed and closes', async () => {
    const { client } = await open([])
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(screen.queryByRole('dialog')).toBeNull()
    await press('Tune')
    const sheet = await screen.findByRole('dialog', { name: 'Run settings' })
    expect(within(sheet).getByRole('spinbutton', { name: 'Temperature' })).toBeTruthy()
    fireEvent.click(within(sheet).getByRole('button', { name: 'Close Run settings' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(client.workspace.getState().layout.isRightOpen).toBe(false)
  })

  test('shows the settings as chips, a changed one as changed', async () => {
    const { client } = await open([])
    const chips = () =>
      within(screen.getByRole('group', { name: 'Parameters' }))
        .getAllByRole('button')
        .map((chip) => chip.textContent)
    expect(chips()).toEqual(['Tune', 'T 0.7', 'top P 0.9', 'max 1,000'])
    act(() => {
      client.commands.setParam('temperature', 1.2)
      client.commands.setParamSent('topP', false)
      client.commands.setParam('presencePenalty', 0.5)
    })
    expect(chips()).toEqual([
      'Tune',
      'T 1.2, changed',
      'top P not sent, changed',
      'max 1,000',
      'Presence Penalty 0.5, changed',
    ])
  })

  test('does not promise what this model does not take', async () => {
    const { client } = await open([])
    act(() => client.commands.chooseModel('moonshot', 'kimi-k2.6'))
    const chips = within(screen.getByRole('group', { name: 'Parameters' })).getAllByRole('button')
    expect(chips.map((chip) => chip.textContent)).toContain('top P not sent')
  })

  test('has a chip for what else is sent, if there is a place for it', async () => {
    const { client } = await open([])
    act(() => {
      client.commands.setParamSent('topK', true)
      client.commands.setParamSent('reasoningBudget', true) // this format has none
      client.commands.setParamSent('responseFormat', true)
      client.commands.setParam('stop', ['\n', 'END'])
      client.commands.setParamSent('stop', true)
      client.commands.setExtraBody('{ "user": "me" }')
    })
    const chips = within(screen.getByRole('group', { name: 'Parameters' })).getAllByRole('button')
    expect(chips.slice(4).map((chip) => chip.textContent)).toEqual([
      'stop 2, changed',
      'top K 40, changed',
      'JSON, changed',
      'extra, changed',
    ])
  })

  test('has the prompts in a drawer', async () => {
    await open([])
    await press('Prompts and chats')
    expect(await screen.findByRole('dialog', { name: 'Prompts' })).toBeTruthy()
  })
})

describe('keys of the page', () => {
  test('? opens the list of keys, Escape closes it', async () => {
    await open()
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true })
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(sheet.textContent).toContain('Copy the last answer')
    fireEvent.keyDown(sheet, { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('undo takes back the last reset', async () => {
    const { client } = await open()
    act(() => {
      client.commands.setParam('temperature', 1.2)
      client.commands.resetAll()
    })
    await act(async () => fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true }))
    expect(client.workspace.getState().params.temperature.value).toBe(1.2)
  })

  test('copying the last answer says so when there is none', async () => {
    await open()
    await act(async () =>
      fireEvent.keyDown(document.body, { key: 'C', ctrlKey: true, shiftKey: true }),
    )
    expect(screen.getByText('There is no answer to copy yet.')).toBeTruthy()
  })
})

describe('the menu', () => {
  const choose = async (role: 'menuitemradio' | 'menuitemcheckbox', name: string) => {
    await press('More')
    fireEvent.click(await screen.findByRole(role, { name }))
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  }

  test('holds what can be preferred', async () => {
    const { client } = await open()
    await choose('menuitemcheckbox', 'Enter makes a new line')
    await choose('menuitemcheckbox', 'Single-key shortcuts')
    await choose('menuitemradio', 'Start and end')
    await choose('menuitemradio', 'Stay at the start')
    expect(client.workspace.getState().preferences).toEqual({
      enterSends: false,
      announce: 'boundaries',
      followsAnswer: false,
      hasKeyShortcuts: false,
    })
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true })
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('the theme', () => {
  const worn = () => document.documentElement.dataset['theme']

  test('follows the system until it is chosen, and is remembered', async () => {
    const dark = '(prefers-color-scheme: dark)'
    await open([wide, twoPanes, dark])
    expect(worn()).toBe('dark')
    await press('Theme: system')
    fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Light' }))
    expect(worn()).toBe('light')
    expect(localStorage.getItem('verbatim:theme')).toBe('light')
  })
})
