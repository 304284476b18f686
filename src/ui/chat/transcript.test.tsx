import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { suggestions } from '../../core/catalog/suggestions.ts'
import { withChangedNode, withNode } from '../../core/history/conversation.ts'
import { createFakeClient } from './__fixtures__/fake-client.ts'
import {
  aBody,
  aDocument,
  anExchange,
  answerNode,
  aRun,
  userNode,
} from './__fixtures__/messages.ts'
import { renderPane } from './__fixtures__/render-pane.tsx'

afterEach(cleanup)

const withDocument = (document: ReturnType<typeof aDocument>, now?: () => number) => {
  const client = createFakeClient(now)
  client.setDocument(document)
  return client
}

const answer = (ordinal = 1) =>
  screen.getByRole('article', { name: `Kimi K2 0905, answer ${ordinal}` })

test('the empty conversation names the model, its facts and the four suggestions', async () => {
  const { client } = renderPane()
  expect(screen.getByRole('heading', { name: 'MoonshotAI: Kimi K2 0905' })).toBeTruthy()
  expect(screen.getByText('256K context · $0.40 in / $2.00 out per 1M')).toBeTruthy()
  expect(
    screen.getByText('Choose a prompt below to get started or type your own message'),
  ).toBeTruthy()
  const buttons = suggestions.map((name) => screen.getByRole('button', { name }))
  // oxlint-disable-next-line typescript/require-await -- the command answers in a later task
  await act(async () => void fireEvent.click(buttons[1]!)) // there are four
  expect(client.calls).toEqual([['usePrompt', suggestions[1]]])
  expect(document.activeElement?.id).toBe('composer')
})

test('the conversation is a log that no screen reader follows by itself', () => {
  renderPane(withDocument(anExchange()))
  const log = screen.getByRole('log', { name: 'Conversation' })
  expect(log.getAttribute('aria-live')).toBe('off')
  expect(log.tabIndex).toBe(0)
})

test('messages are articles with headings', () => {
  renderPane(withDocument(anExchange()))
  expect(screen.getByRole('article', { name: 'You, message 1' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'You' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Kimi K2 0905, answer 1' })).toBeTruthy()
})

test('what the user wrote is shown as it is', () => {
  const text = '# no heading\n<b>no tag</b> **no bold**'
  renderPane(withDocument(aDocument([userNode('u1', text, null)])))
  expect(
    screen.getByText(
      (_, element) => element?.textContent === text && element.matches('.user-text'),
    ),
  ).toBeTruthy()
})

test('an answer says which settings produced it, the initial ones briefly', () => {
  renderPane(withDocument(anExchange()))
  const marks = [...answer().querySelectorAll('.setting-mark')].map((mark) => mark.textContent)
  expect(marks).toEqual(['T 0.70'])
})

test('an answer names every setting that is not the initial one', () => {
  const outline = aBody({ temperature: 1.2, max_tokens: 300, top_p: undefined, messages: [] })
  renderPane(withDocument(anExchange(aRun({ outline }))))
  const marks = [...answer().querySelectorAll('.setting-mark')]
  expect(marks.map((mark) => mark.textContent)).toEqual([
    'T 1.20',
    'max 300',
    'no top P',
    'no system message',
  ])
  expect(marks[0]?.getAttribute('data-step')).toBe('2')
})

test('the demo says that it is one, and costs nothing', () => {
  renderPane(withDocument(anExchange(aRun({ providerId: 'demo' }))))
  expect(
    within(answer()).getByText('Demo model · runs on this server, not a real LLM'),
  ).toBeTruthy()
  expect(within(answer()).getByText('none')).toBeTruthy()
})

test('a provider with a key is not called a demo', () => {
  renderPane(withDocument(anExchange()))
  expect(screen.queryByText(/Demo model/)).toBeNull()
})

test('settings that changed since the last answer are said, with a way to run again', () => {
  const { client } = renderPane(withDocument(anExchange()))
  expect(screen.queryByText(/Settings changed/)).toBeNull()
  act(() =>
    client.workspace.setState(({ params }) => ({
      params: { ...params, temperature: { value: 1.2, isSent: true } },
    })),
  )
  const note = screen.getByText(/Settings changed since this answer/)
  fireEvent.click(within(note).getByRole('button', { name: 'Run again' }))
  expect(client.calls).toEqual([['runAgain', 'a1']])
})

test('variants are paged, and the ends of the row keep their focus', () => {
  const document = aDocument(
    [
      userNode('u1', 'Hello', null),
      answerNode('a1', 'u1', ['r1']),
      { ...answerNode('a2', 'u1', ['r2']), createdAt: 2 },
    ],
    [aRun({ id: 'r1' }), aRun({ id: 'r2' })],
  )
  const { client } = renderPane(withDocument(document))
  expect(within(answer()).getByText('2/2')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Next version of answer 1' }))
  expect(client.calls).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Previous version of answer 1' }))
  expect(client.calls).toEqual([['showVariant', 'a1']])
})

test('no two buttons of the conversation have the same name', () => {
  const runs = [aRun({ id: 'r1' }), aRun({ id: 'r2', finishReason: 'length' })]
  renderPane(
    withDocument(
      aDocument(
        [
          userNode('u1', 'One', null),
          answerNode('a1', 'u1', ['r1']),
          userNode('u2', 'Two', 'a1'),
          answerNode('a2', 'u2', ['r2']),
        ],
        runs,
      ),
    ),
  )
  const names = screen
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent)
  expect(names.every((name) => name.trim() !== '')).toBe(true)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('a deleted message leaves a line with Undo, and nothing once that is over', () => {
  const document = anExchange()
  const question = document.conversation.nodes.u1
  if (!question) throw new Error('the exchange has a question')
  const client = withDocument({
    ...document,
    conversation: withChangedNode(document.conversation, { ...question, isDeleted: true }),
  })
  client.notices.setState({
    undo: [{ id: 'n1', label: 'Message deleted.', place: { kind: 'message', nodeId: 'u1' } }],
  })
  renderPane(client)
  const line = screen.getByText(/Message deleted/)
  fireEvent.click(within(line).getByRole('button', { name: 'Undo' }))
  expect(client.calls).toEqual([['undo', 'n1']])
  act(() => client.notices.setState({ undo: [] }))
  expect(screen.queryByText(/Message deleted/)).toBeNull()
})

test('an answer of several runs reads as one, with a trace for each', () => {
  const runs = [
    aRun({ id: 'r1', text: 'First half, ', finishReason: 'length' }),
    aRun({ id: 'r2', text: 'second half.' }),
  ]
  const nodes = [userNode('u1', 'Hello', null), answerNode('a1', 'u1', ['r1', 'r2'])]
  renderPane(withDocument(aDocument(nodes, runs)))
  expect(within(answer()).getByText('First half, second half.')).toBeTruthy()
  expect(within(answer()).getAllByRole('img', { name: /^Stream timeline/ })).toHaveLength(2)
})

test('an answer that reached its limit can go on, or get more room', () => {
  const usage = { inputTokens: 9, outputTokens: 1000 }
  const { client } = renderPane(withDocument(anExchange(aRun({ finishReason: 'length', usage }))))
  expect(screen.getByText(/Reached 1,000 tokens\./)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  fireEvent.click(screen.getByRole('button', { name: 'Raise the limit' }))
  expect(client.calls).toEqual([
    ['continueAnswer', 'a1'],
    ['setParam', 'maxTokens', 2000],
    ['showTab', 'parameters'],
  ])
})

test('a model that goes on from no given words says so, and is asked again', () => {
  const client = withDocument(anExchange(aRun({ finishReason: 'length' })))
  client.workspace.setState(({ choice }) => ({
    choice: { ...choice, modelId: 'anthropic-claude-opus-4-6' },
  }))
  renderPane(client)
  const remedy = screen.getByText(/Claude 4\.6 and later refuse a request that ends/)
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
  fireEvent.click(within(remedy).getByRole('button', { name: 'Run again' }))
  expect(client.calls).toEqual([['runAgain', 'a1']])
})

test('before the first word something moves, with a clock from two seconds on', () => {
  vi.useFakeTimers()
  let time = 0
  const client = createFakeClient(() => time)
  const run = aRun({ status: 'waiting', text: '', endAtMs: null, firstTextAtMs: null })
  client.setDocument(anExchange(run))
  client.runs.setState({ live: { [run.id]: { run, link: { state: 'live' } } } })
  renderPane(client)
  expect(screen.getByText('Sending')).toBeTruthy()
  time = 3000
  act(() => void vi.advanceTimersByTime(3000))
  expect(screen.getByText('Waiting for the first word, 3 s')).toBeTruthy()
  vi.useRealTimers()
})

test('a lost line to the server is told from a lost answer', () => {
  const run = aRun({ status: 'answering', endAtMs: null, finishReason: null })
  const client = withDocument(anExchange(run), () => 1000)
  client.runs.setState({
    live: { [run.id]: { run, link: { state: 'reconnecting', retryAt: 3000 } } },
  })
  renderPane(client)
  expect(
    screen.getByText('Connection lost. The answer may go on at the server; reconnecting in 2 s'),
  ).toBeTruthy()
})

test('a failure stands in the conversation with its next steps, below what had arrived', () => {
  const error = { kind: 'truncated', message: 'The stream ended early.' } as const
  const run = aRun({ status: 'interrupted', error, finishReason: null, text: 'Two words' })
  const { client } = renderPane(withDocument(anExchange(run)))
  const card = within(answer()).getByRole('region', { name: 'The answer was cut off' })
  expect(within(answer()).getByText('Two words')).toBeTruthy()
  fireEvent.click(within(card).getByRole('button', { name: 'Continue' }))
  fireEvent.click(within(card).getByRole('button', { name: 'Retry' }))
  expect(client.calls).toEqual([
    ['continueAnswer', 'a1'],
    ['runAgain', 'a1'],
  ])
})

test('a prompt that was blocked can be edited', () => {
  const error = { kind: 'blocked', message: 'violence' } as const
  renderPane(withDocument(anExchange(aRun({ status: 'failed', error, text: '' }))))
  fireEvent.click(screen.getByRole('button', { name: 'Edit message' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Edited message').value).toBe('Hello')
})

test('what could not be sent offline is the same run when it is tried again', () => {
  const error = { kind: 'offline', message: 'No network.' } as const
  const { client } = renderPane(
    withDocument(anExchange(aRun({ status: 'failed', error, text: '' }))),
  )
  fireEvent.click(screen.getByRole('button', { name: 'Retry' }))
  expect(client.calls).toEqual([['retryNow', 'a1']])
})

test('an automatic retry counts down on the page', () => {
  const error = { kind: 'rate-limited', message: 'Slow down.' } as const
  const run = aRun({ status: 'failed', error, text: '' })
  const client = withDocument(anExchange(run), () => 1000)
  client.notices.setState({ retries: { a1: { nodeId: 'a1', retryAt: 13_000 } } })
  renderPane(client)
  expect(screen.getByText('Trying again in 12 s.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  fireEvent.click(screen.getByRole('button', { name: 'Stop waiting' }))
  expect(client.calls).toEqual([
    ['retryNow', 'a1'],
    ['cancelRetry', 'a1'],
  ])
})

test('a message that was begun to be changed is so again after a reload, and takes no focus', () => {
  const { client } = renderPane(withDocument(anExchange()))
  const open = () => screen.queryByLabelText<HTMLTextAreaElement>('Edited message')
  fireEvent.click(screen.getByRole('button', { name: 'Edit and run message 1' }))
  expect(document.activeElement).toBe(open())
  fireEvent.input(open()!, { target: { value: 'Hello ag' } })
  cleanup()
  renderPane(client)
  expect(open()?.value).toBe('Hello ag')
  expect(document.activeElement).not.toBe(open())
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(open()).toBeNull()
  cleanup()
  renderPane(client)
  expect(open()).toBeNull()
})

test('an edited message runs as a new branch; its Enter is safe while composing; Escape gives up', () => {
  const { client } = renderPane(withDocument(anExchange()))
  // What is typed is kept, which is another test's.
  const acts = () => client.calls.filter(([name]) => name !== 'setEdit')
  const open = () => {
    fireEvent.click(screen.getByRole('button', { name: 'Edit and run message 1' }))
    return screen.getByLabelText<HTMLTextAreaElement>('Edited message')
  }
  let box = open()
  fireEvent.input(box, { target: { value: 'Hello again' } })
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 })
  expect(acts()).toEqual([])
  fireEvent.keyDown(box, { key: 'Escape' })
  expect(acts()).toEqual([])
  expect(screen.queryByLabelText('Edited message')).toBeNull()
  box = open()
  fireEvent.input(box, { target: { value: 'Hello again' } })
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 })
  expect(acts()).toEqual([['editAndRun', 'u1', 'Hello again', { allowsKeys: false }]])
})

test('settled messages do not render again while the last one streams', async () => {
  const settled = aRun({ id: 'r1', text: 'Settled.' })
  const running = aRun({ id: 'r2', text: '', status: 'answering', endAtMs: null })
  const nodes = [
    userNode('u1', 'One', null),
    answerNode('a1', 'u1', ['r1']),
    userNode('u2', 'Two', 'a1'),
    answerNode('a2', 'u2', ['r2']),
  ]
  const client = withDocument(aDocument(nodes, [settled]))
  const stream = (text: string) =>
    client.runs.setState({ live: { r2: { run: { ...running, text }, link: { state: 'live' } } } })
  stream('One')
  renderPane(client)
  const changes: string[] = []
  const observer = new MutationObserver((records) =>
    changes.push(...records.map((record) => record.type)),
  )
  observer.observe(answer(1), {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  act(() => stream('One two'))
  act(() => stream('One two three'))
  expect(await within(answer(2)).findByText('One two three')).toBeTruthy()
  expect(observer.takeRecords()).toEqual([])
  expect(changes).toEqual([])
})

test('a conversation that grows keeps the identity of its messages', () => {
  const client = withDocument(anExchange())
  renderPane(client)
  const before = answer(1)
  const { conversation, runs } = anExchange()
  act(() =>
    client.setDocument({
      conversation: withNode(conversation, userNode('u2', 'More', 'a1')),
      runs,
    }),
  )
  expect(answer(1)).toBe(before)
})

test('an answer stopped before its first word says so, and offers nothing to go on from', () => {
  renderPane(withDocument(anExchange(aRun({ status: 'stopped', finishReason: null, text: '' }))))
  expect(screen.getByText('Stopped by you before the first word.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
})

test('an answer that came without a word says so', () => {
  renderPane(withDocument(anExchange(aRun({ text: '' }))))
  expect(within(answer()).getByText('The answer is empty: no text came.')).toBeTruthy()
})

test('an answer of thoughts or of a call alone is not called empty', () => {
  const call = { key: '0', id: 'c1', name: 'now', argumentsText: '{}' }
  const run = aRun({ text: '', finishReason: 'stop', toolCalls: [call] })
  renderPane(withDocument(anExchange(run)))
  expect(screen.queryByText(/is empty/)).toBeNull()
})
