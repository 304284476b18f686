import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { createFakeClient } from '../__fixtures__/fake-client.ts'
import {
  aBody,
  aDocument,
  anExchange,
  answerNode,
  aRun,
  userNode,
} from '../__fixtures__/messages.ts'
import { renderPane } from '../__fixtures__/render-pane.tsx'

afterEach(cleanup)

/** An answer that was refused with these words, to a request with these members. */
function openRefused(message: string, members: Readonly<Record<string, unknown>>) {
  const run = aRun({
    text: '',
    status: 'failed',
    outline: aBody(members),
    error: { kind: 'bad-request', status: 400, message },
  })
  const client = createFakeClient()
  client.setDocument(anExchange(run))
  renderPane(client)
  return client
}

test('a member of the extra body that the provider names is left out at one press', () => {
  const client = openRefused('Unknown parameter: `foo`.', { foo: 1, user: 'me' })
  fireEvent.click(screen.getByRole('button', { name: 'Run without `foo`' }))
  expect(client.calls).toContainEqual(['runWithout', 'a1', [], ['foo']])
})

test('it is not offered for what that request did not carry, whatever is set now', () => {
  const client = openRefused('Unknown parameter: `foo`.', { user: 'me' })
  client.workspace.setState({ extraBody: { text: '{ "foo": 1 }', isSent: true } })
  expect(screen.queryByRole('button', { name: /^Run without/ })).toBeNull()
})

test('a request that was held back for a key in it can be sent all the same', () => {
  const message = 'The system message holds what looks like an API key.'
  const run = aRun({ text: '', status: 'failed', error: { kind: 'key-in-request', message } })
  const client = createFakeClient()
  client.setDocument(anExchange(run))
  renderPane(client)
  expect(document.querySelector('.error-sentence')?.textContent).toBe(message)
  fireEvent.click(screen.getByRole('button', { name: 'Send anyway' }))
  expect(client.calls).toContainEqual(['runAgain', 'a1', { allowsKeys: true }])
})

test('a continuation that was held back is sent all the same as one, not as a new answer', () => {
  const message = 'The system message holds what looks like an API key.'
  const half = aRun({ text: 'Half', status: 'stopped' })
  const held = aRun({
    id: 'r2',
    text: '',
    status: 'failed',
    error: { kind: 'key-in-request', message },
  })
  const client = createFakeClient()
  client.setDocument(
    aDocument(
      [userNode('u1', 'Hello', null), answerNode('a1', 'u1', [half.id, held.id])],
      [half, held],
    ),
  )
  renderPane(client)
  fireEvent.click(screen.getByRole('button', { name: 'Send anyway' }))
  expect(client.calls).toContainEqual(['continueAnswer', 'a1', { allowsKeys: true }])
})
