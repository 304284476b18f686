import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { openPage } from '../access/__fixtures__/open-page.tsx'
import { HistorySheet } from './history-sheet.tsx'

// What the page fetches at the first press takes no time here.
await import('../../client/commands/history-actions.ts')

/** jsdom lays nothing out: to the list the window is high enough for all rows. */
function giveHeight(): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(2000)
  Element.prototype.scrollIntoView = () => {}
}

async function openHistory(...prompts: readonly string[]) {
  giveHeight()
  const onClose = vi.fn<() => void>()
  const page = await openPage(<></>)
  const { client, clock } = page
  for (const prompt of prompts) {
    client.commands.newConversation()
    await act(async () => {
      await client.commands.usePrompt(prompt)
      await clock.advance(1000)
    })
  }
  await act(async () => {
    await client.commands.stop()
    await clock.settle()
  })
  page.rerenderWithin(<HistorySheet onClose={onClose} />)
  await act(() => clock.settle())
  const press = async (name: string | RegExp) => {
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name }))
      await clock.settle()
    })
  }
  const titles = () =>
    [...document.querySelectorAll('.history-title')].map(({ textContent }) => textContent)
  const type = async (words: string) => {
    await act(async () => {
      fireEvent.change(screen.getByRole('searchbox'), { target: { value: words } })
      await clock.settle()
    })
  }
  const tick = (name: string, shiftKey = false) =>
    fireEvent.click(screen.getByRole('checkbox', { name }), { shiftKey })
  return { ...page, onClose, press, titles, type, tick }
}

test('chats are listed, newest first, and one is opened', async () => {
  const { client, titles, press, onClose } = await openHistory('One', 'Two', 'Three')
  expect(titles()).toEqual(['Three', 'Two', 'One'])
  await press(/^Two/)
  expect(onClose).toHaveBeenCalledOnce()
  const { conversationId } = client.workspace.getState()
  const list = await client.queryClient.fetchQuery(client.queries.conversations())
  expect(list.find(({ id }) => id === conversationId)?.title).toBe('Two')
})

test('a search finds what was said without case and accents, and shows where', async () => {
  const { titles, type } = await openHistory('My RÉSUMÉ please', 'Something else')
  await type('resume my')
  await vi.waitFor(() => expect(titles()).toEqual(['My RÉSUMÉ please']))
  expect(document.querySelector('mark')?.textContent).toBe('My')
  await type('nowhere')
  expect(await screen.findByText('Nothing is found for “nowhere”.')).toBeTruthy()
})

test('a search that ends at the most hits says so, and what is exported then is not all', async () => {
  const { client, type, press } = await openHistory('One', 'Two')
  const [newest] = await client.queryClient.fetchQuery(client.queries.conversations())
  expect(screen.getByRole('button', { name: 'Export all…' })).toBeTruthy()
  const excerpt = { before: '', match: 'word', after: '' }
  const hits = Array.from({ length: 200 }, (_, at) => ({
    conversationId: at === 0 ? (newest?.id ?? '') : `other-${at}`,
    nodeId: null,
    excerpt,
  }))
  client.queryClient.setQueryData(client.queries.search('word').queryKey, hits)
  await type('word')
  expect(screen.getByRole('status').textContent).toBe('The first 200 chats')
  expect(document.querySelector('.history-count')?.textContent).toBe('The first 200 chats')
  expect(screen.getByRole('button', { name: 'Export these…' })).toBeTruthy()
  await press('Starred')
  expect(screen.getByRole('status').textContent).toBe('0 of the first 200 chats')
  await press('Starred')
  client.queryClient.setQueryData(client.queries.search('few').queryKey, hits.slice(0, 1))
  await type('few')
  expect(screen.getByRole('status').textContent).toBe('1 chat')
})

test('a star is given, and narrows the list', async () => {
  const { titles, press } = await openHistory('One', 'Two')
  await press('Star One')
  await press('Starred')
  expect(titles()).toEqual(['One'])
  await press('Unstar One')
  expect(screen.getByText('No chat has a star.')).toBeTruthy()
})

test('a title is changed with F2 and Enter, and Escape leaves it', async () => {
  const { titles, clock } = await openHistory('One', 'Two')
  const rename = async (title: string, key: string) => {
    fireEvent.keyDown(screen.getByRole('button', { name: /^One|^New/ }), { key: 'F2' })
    const field = screen.getByRole('textbox', { name: 'Title' })
    fireEvent.change(field, { target: { value: title } })
    await act(async () => {
      fireEvent.keyDown(field, { key })
      await clock.settle()
    })
  }
  const focused = () => document.activeElement?.querySelector('.history-title')?.textContent
  await rename('  New   name ', 'Enter')
  expect(titles()).toEqual(['Two', 'New name'])
  expect(focused()).toBe('New name')
  await rename('Another', 'Escape')
  expect(titles()).toEqual(['Two', 'New name'])
  expect(focused()).toBe('New name')
  await rename('   ', 'Enter')
  expect(titles()).toEqual(['Two', 'New name'])
})

test('several are deleted together, and one undo brings all of them back', async () => {
  const { titles, press, tick } = await openHistory('One', 'Two', 'Three', 'Four')
  tick('Select Four')
  tick('Select Two', true)
  expect(screen.getByText('3 selected')).toBeTruthy()
  await press('Delete')
  expect(titles()).toEqual(['One'])
  expect(screen.getByText('3 conversations deleted.')).toBeTruthy()
  await press('Undo')
  expect(titles()).toEqual(['Four', 'Three', 'Two', 'One'])
})

test('who deletes a row is at the next one, and who takes that back is at a row as well', async () => {
  const { titles, press, clock } = await openHistory('One', 'Two', 'Three')
  const focused = () => document.activeElement?.querySelector('.history-title')?.textContent
  screen.getByRole('button', { name: /^Two/ }).focus()
  await act(async () => {
    fireEvent.keyDown(document.activeElement!, { key: 'Delete' })
    await clock.settle()
  })
  expect(titles()).toEqual(['Three', 'One'])
  expect(focused()).toBe('One')
  screen.getByRole('button', { name: 'Undo' }).focus()
  await press('Undo')
  expect(titles()).toEqual(['Three', 'Two', 'One'])
  expect(focused()).toBe('Three')
})

test('clearing all offers an export first, and can be undone', async () => {
  const { titles, press } = await openHistory('One', 'Two')
  await press('Clear all…')
  await press('Export first…')
  expect(screen.getByRole('region', { name: 'Export' })).toBeTruthy()
  await press('Cancel')
  await press('Clear all…')
  await press('Delete')
  expect(screen.getByText(/No chats yet/)).toBeTruthy()
  await press('Undo')
  expect(titles()).toEqual(['Two', 'One'])
})

test('what is selected is exported, and only that', async () => {
  const { press, tick, clock } = await openHistory('One', 'Two')
  const made: Blob[] = []
  URL.createObjectURL = (blob) => {
    made.push(blob as Blob)
    return 'blob:x'
  }
  URL.revokeObjectURL = () => {}
  tick('Select One')
  await press('Export…')
  await press('Export')
  await act(() => vi.waitFor(() => expect(made).toHaveLength(1)))
  await act(() => clock.settle())
  const text = await textOf(made[0])
  const types = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type)
  expect(types).toEqual(['header', 'conversation', 'run', 'end'])
  expect(text).toContain('"title":"One"')
})

/** jsdom's Blob cannot be read by itself. As text the result is one. */
const textOf = (blob: Blob | undefined): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.readAsText(blob ?? new Blob())
  })

test('the arrows go through the rows', async () => {
  await openHistory('One', 'Two')
  const list = within(screen.getByRole('list', { name: 'Chats' }))
  const row = (name: RegExp) => list.getByRole('button', { name })
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'ArrowDown' })
  expect(document.activeElement).toBe(row(/^Two/))
  fireEvent.keyDown(row(/^Two/), { key: 'ArrowDown' })
  expect(document.activeElement).toBe(row(/^One/))
  fireEvent.keyDown(row(/^One/), { key: 'ArrowUp' })
  expect(document.activeElement).toBe(row(/^Two/))
})

test('an export is imported again: what is in it, then the choice, then one undo', async () => {
  const { press, titles, client, clock } = await openHistory('One', 'Two')
  const list = await client.queryClient.fetchQuery(client.queries.conversations())
  const exported = await client.commands.exportConversations({
    conversationIds: list.map(({ id }) => id),
    format: 'jsonl',
    onProgress: () => {},
    signal: new AbortController().signal,
  })
  const choose = async (content: string) => {
    const field = document.querySelector<HTMLInputElement>('[aria-label="Exported file"]')
    if (!field) throw new Error('it is there')
    const file = new File([content], 'chats.jsonl')
    // jsdom's Blob has no such method; every browser has.
    file.slice = (from, to) => pieceOf(content, from, to)
    await act(async () => {
      fireEvent.change(field, { target: { files: [file] } })
      await clock.settle()
    })
  }
  await choose(await textOf(exported?.file))
  await screen.findByText('2 chats · 2 answers · no raw records')
  expect(screen.getByText(/All of them are here already/)).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: 'Keep both' }))
  await press('Import')
  await vi.waitFor(() => expect(titles()).toEqual(['Two', 'Two', 'One', 'One']))
  await press('Undo')
  expect(titles()).toEqual(['Two', 'One'])

  await choose('{"type":"nothing"}')
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Line 1/)
  await press('Close')

  await press('Clear all…')
  await press('Delete')
  await choose(await textOf(exported?.file))
  expect(screen.getByRole('region', { name: 'Import' })).toBeTruthy()
  expect(screen.queryByText(/No chats yet/)).toBeNull()
})

function pieceOf(content: string, from = 0, to = content.length): Blob {
  const bytes = new TextEncoder().encode(content).slice(from, to)
  return { arrayBuffer: async () => bytes.buffer } as Blob
}

test('how full the browser is, and whether it keeps what is here', async () => {
  const { room, client, clock } = await openHistory()
  expect(screen.getByText(/1\.0 MB of about 10 GB.*may delete it/)).toBeTruthy()
  room.facts = { usedBytes: 2e6, quotaBytes: 10e9, isKept: true }
  await act(async () => {
    await client.queryClient.invalidateQueries({ queryKey: ['storage'] })
    await clock.settle()
  })
  expect(screen.getByText(/2\.0 MB of about 10 GB.*kept until you delete it/)).toBeTruthy()
})

test('a chat that was deleted on an earlier page is brought back, as long as it is not gone', async () => {
  const { client, clock, titles, press, rerenderWithin } = await openHistory('One', 'Two')
  rerenderWithin(<></>)
  const list = await client.queryClient.fetchQuery(client.queries.conversations())
  await act(async () => {
    await client.commands.deleteConversations(list.map(({ id }) => id))
    client.notices.setState({ undo: [] }) // as after a reload
    await clock.advance(1000)
  })
  rerenderWithin(<HistorySheet onClose={() => {}} />)
  await act(() => clock.settle())
  expect(screen.getByText('2 deleted chats are not gone yet.')).toBeTruthy()
  screen.getByRole('button', { name: 'Bring back' }).focus()
  await press('Bring back')
  expect(titles()).toEqual(['Two', 'One'])
  expect(document.activeElement?.closest('.history')).toBeTruthy()
  expect(screen.queryByText(/not gone yet/)).toBeNull()
})

test('a title that could not be taken stays in its field, and can be given again', async () => {
  const { client, titles, clock } = await openHistory('One')
  const name = vi.spyOn(client.commands, 'renameConversation').mockResolvedValueOnce(false)
  fireEvent.keyDown(screen.getByRole('button', { name: /^One/ }), { key: 'F2' })
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' })
  const blur = () =>
    act(async () => {
      fireEvent.blur(field)
      await clock.settle()
    })
  fireEvent.input(field, { target: { value: 'Kept' } })
  await blur()
  expect([field.isConnected, field.value, field.getAttribute('aria-invalid')]).toEqual([
    true,
    'Kept',
    'true',
  ])
  await blur()
  expect(name).toHaveBeenCalledTimes(2)
  expect(titles()).toEqual(['Kept'])
})
