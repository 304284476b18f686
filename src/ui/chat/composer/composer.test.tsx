import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'

import { createFakeClient } from '../__fixtures__/fake-client.ts'
import { aDocument, anExchange, aRun, userNode } from '../__fixtures__/messages.ts'
import { renderPane } from '../__fixtures__/render-pane.tsx'

afterEach(cleanup)

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Message Kimi K2 0905')
const sendButton = () => screen.getByRole('button', { name: 'Send' })

const type = (text: string) => fireEvent.input(field(), { target: { value: text } })

const sends = (client: ReturnType<typeof createFakeClient>) =>
  client.calls.filter(([name]) => name === 'send').length

/** The open conversation with an answer in flight. */
function streamingClient() {
  const client = createFakeClient()
  const run = aRun({ status: 'answering', endAtMs: null, finishReason: null, usage: null })
  client.setDocument(anExchange(run))
  client.runs.setState({ live: { [run.id]: { run, link: { state: 'live' } } } })
  return client
}

describe('Enter', () => {
  test('sends the draft', () => {
    const { client } = renderPane()
    type('Hello')
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13 })
    expect(sends(client)).toBe(1)
  })

  test('with Shift is left to the browser, which makes a new line', () => {
    const { client } = renderPane()
    type('Hello')
    expect(fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true })).toBe(true)
    expect(sends(client)).toBe(0)
  })

  test.each([
    ['while composing (Chromium, Gecko)', { isComposing: true, keyCode: 229 }],
    ['after compositionend (Safari)', { isComposing: false, keyCode: 229 }],
    ['with Ctrl while composing', { isComposing: true, keyCode: 229, ctrlKey: true }],
  ])('%s does not send and is not swallowed', (_, init) => {
    const { client } = renderPane()
    type('にほん')
    expect(fireEvent.keyDown(field(), { key: 'Enter', ...init })).toBe(true)
    expect(sends(client)).toBe(0)
  })

  test('makes a new line where the preference says so; then Ctrl+Enter sends', () => {
    const client = createFakeClient()
    client.workspace.setState(({ preferences }) => ({
      preferences: { ...preferences, enterSends: false },
    }))
    renderPane(client)
    type('Hello')
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(sends(client)).toBe(0)
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true })
    expect(sends(client)).toBe(1)
  })

  test('sends nothing when there is nothing', () => {
    const { client } = renderPane()
    type('  \n')
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(sends(client)).toBe(0)
  })
})

describe('with nothing typed', () => {
  const hint = 'Send asks for an answer to the last message'
  const waitingClient = () => {
    const client = createFakeClient()
    client.setDocument(aDocument([userNode('u1', 'Hello', null)]))
    return client
  }

  test('what nobody has answered yet can be answered: by Enter and by Send', () => {
    const { client } = renderPane(waitingClient())
    expect(screen.getByText(hint)).toBeTruthy()
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13 })
    fireEvent.click(sendButton())
    expect(sends(client)).toBe(2)
  })

  test('the hint goes as soon as something is typed', () => {
    renderPane(waitingClient())
    type('More')
    expect(screen.queryByText(hint)).toBeNull()
  })

  test('an answered conversation has nothing to ask for', () => {
    const client = createFakeClient()
    client.setDocument(anExchange())
    renderPane(client)
    expect(screen.queryByText(hint)).toBeNull()
    fireEvent.click(sendButton())
    expect(sends(client)).toBe(0)
  })
})

describe('Cmd or Ctrl+Enter', () => {
  test('sends from outside the composer, once', () => {
    const { client } = renderPane()
    type('Hello')
    fireEvent.keyDown(screen.getByRole('log', { name: 'Conversation' }), {
      key: 'Enter',
      metaKey: true,
    })
    expect(sends(client)).toBe(1)
    fireEvent.keyDown(field(), { key: 'Enter', metaKey: true })
    expect(sends(client)).toBe(2)
  })

  test('belongs to an open dialog', () => {
    const { client } = renderPane()
    type('Hello')
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    fireEvent.keyDown(dialog, { key: 'Enter', ctrlKey: true })
    dialog.remove()
    expect(sends(client)).toBe(0)
  })
})

describe('the draft', () => {
  test('is written as it is typed, and stays in the field after Send until the client clears it', () => {
    const { client } = renderPane()
    type('Hello')
    expect(client.workspace.getState().drafts).toEqual({ new: 'Hello' })
    fireEvent.click(sendButton())
    expect(field().value).toBe('Hello')
    act(() => client.workspace.setState({ drafts: { new: '' } }))
    expect(field().value).toBe('')
  })

  test('is there again after a reload', () => {
    const client = createFakeClient()
    client.workspace.setState({ drafts: { new: 'Half a thought' } })
    renderPane(client)
    expect(field().value).toBe('Half a thought')
  })

  test('is the one of the conversation that is open', () => {
    const client = createFakeClient()
    client.workspace.setState({ drafts: { new: 'One', c1: 'Two' } })
    renderPane(client)
    act(() => client.setDocument(anExchange()))
    expect(field().value).toBe('Two')
  })

  test('is not written back into the field while an input method composes', () => {
    const { client } = renderPane()
    field().value = 'に'
    fireEvent(field(), new InputEvent('input', { bubbles: true, isComposing: true }))
    act(() => client.workspace.setState({ drafts: { new: 'from another tab' } }))
    expect(field().value).toBe('に')
    fireEvent.compositionEnd(field())
    expect(field().value).toBe('from another tab')
  })
})

describe('Send and Stop', () => {
  test('are one element, so that the focus stays', () => {
    const client = createFakeClient()
    const run = aRun({ status: 'waiting', text: '', endAtMs: null })
    client.setDocument(anExchange(run))
    renderPane(client)
    const button = sendButton()
    button.focus()
    act(() => client.runs.setState({ live: { [run.id]: { run, link: { state: 'live' } } } }))
    expect(screen.getByRole('button', { name: 'Stop' })).toBe(button)
    expect(document.activeElement).toBe(button)
    fireEvent.click(button)
    expect(client.calls).toContainEqual(['stop'])
  })

  test('Escape stops, once nothing is open above the page', () => {
    const client = streamingClient()
    renderPane(client)
    const menu = document.createElement('div')
    menu.setAttribute('role', 'menu')
    document.body.append(menu)
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect(client.calls).toEqual([])
    menu.remove()
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect(client.calls).toEqual([['stop']])
  })

  test('Escape neither clears the draft nor does anything when nothing streams', () => {
    const { client } = renderPane()
    type('Hello')
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect(field().value).toBe('Hello')
    expect(client.calls.map(([name]) => name)).toEqual(['setDraft'])
  })

  test('Enter does not stop: it would be a slip', () => {
    const client = streamingClient()
    renderPane(client)
    type('Next question')
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(client.calls.map(([name]) => name)).toEqual(['setDraft'])
  })
})

describe('a key in the text', () => {
  const text = `Why does sk-or-v1-${'a1'.repeat(20)} fail?`

  test('holds Send back until it is meant', () => {
    const { client } = renderPane()
    type(text)
    expect(screen.getByText(/looks like an API key/)).toBeTruthy()
    fireEvent.keyDown(field(), { key: 'Enter' })
    fireEvent.click(sendButton())
    expect(sends(client)).toBe(0)
    fireEvent.click(screen.getByRole('button', { name: 'Send anyway' }))
    expect(sends(client)).toBe(1)
    expect(client.calls.at(-1)).toEqual(['send', { allowsKeys: true }])
  })

  test('is said no more when it is gone', () => {
    renderPane()
    type(text)
    type('Why does my key fail?')
    expect(screen.queryByText(/looks like an API key/)).toBeNull()
  })
})

describe('Arrow up', () => {
  test('in an empty composer edits the last message', () => {
    const client = createFakeClient()
    client.setDocument(anExchange())
    renderPane(client)
    fireEvent.keyDown(field(), { key: 'ArrowUp' })
    expect(screen.getByLabelText<HTMLTextAreaElement>('Edited message').value).toBe('Hello')
  })

  test('with Alt is left to the page, which goes to the message before', () => {
    const client = createFakeClient()
    client.setDocument(anExchange())
    renderPane(client)
    expect(fireEvent.keyDown(field(), { key: 'ArrowUp', altKey: true })).toBe(true)
    expect(screen.queryByLabelText('Edited message')).toBeNull()
  })

  test('in a draft only moves the caret', () => {
    const client = createFakeClient()
    client.setDocument(anExchange())
    renderPane(client)
    type('A draft')
    expect(fireEvent.keyDown(field(), { key: 'ArrowUp' })).toBe(true)
    expect(screen.queryByLabelText('Edited message')).toBeNull()
  })
})

test('the system button marks its tokens as an estimate, and shows the parameters', async () => {
  const { client } = renderPane()
  await screen.findByText(/^≈ \d+ tok$/)
  fireEvent.click(screen.getByRole('button', { name: /^System/ }))
  expect(client.calls).toEqual([['showTab', 'parameters']])
})

describe('what was typed before the page ran', () => {
  afterEach(() => document.getElementById('early')?.remove())

  function typeEarly(text: string, caret: number): void {
    document.body.insertAdjacentHTML('beforeend', '<div id="early"><textarea></textarea></div>')
    const early = screen.getByRole<HTMLTextAreaElement>('textbox')
    early.value = text
    early.setSelectionRange(caret, caret)
    early.focus()
  }

  test('is the draft, with the caret where it was', () => {
    typeEarly('Hello', 2)
    const { client } = renderPane()
    expect(field().value).toBe('Hello')
    expect(field().selectionStart).toBe(2)
    expect(document.activeElement).toBe(field())
    expect(client.calls).toContainEqual(['setDraft', 'Hello'])
  })

  test('comes behind the draft of an earlier visit', () => {
    typeEarly('now', 3)
    const client = createFakeClient()
    client.workspace.setState({ drafts: { new: 'then ' } })
    renderPane(client)
    expect(field().value).toBe('then now')
    expect(field().selectionStart).toBe(8)
  })
})
