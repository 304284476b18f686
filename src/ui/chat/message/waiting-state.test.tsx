import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { RunStatus } from '../../../core/run/run.ts'
import { createFakeClient, providers } from '../__fixtures__/fake-client.ts'
import { anExchange, aRun } from '../__fixtures__/messages.ts'
import { renderPane } from '../__fixtures__/render-pane.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

/** An answer of a model on this machine, asked for so long ago. */
function openLocal(status: RunStatus, waitedMs: number) {
  let time = 0
  const client = createFakeClient(() => time)
  const [first, ...others] = providers.providers
  if (!first) throw new Error('no provider')
  const ollama = { ...first, id: 'ollama', name: 'Ollama', needsKey: false, isLocal: true }
  client.queryClient.setQueryData(['providers'], { ...providers, providers: [ollama, ...others] })
  const run = aRun({
    providerId: 'ollama',
    model: 'qwen3:8b',
    status,
    text: '',
    endAtMs: null,
    firstTextAtMs: null,
  })
  client.setDocument(anExchange(run))
  client.runs.setState({ live: { [run.id]: { run, link: { state: 'live' } } } })
  renderPane(client)
  time = waitedMs
  act(() => void vi.advanceTimersByTime(waitedMs))
}

test('a model on this machine is said to be loading, with a clock and with Stop', () => {
  openLocal('waiting', 14_000)
  expect(screen.getByText('Loading qwen3:8b into memory… 14 s')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy()
})

test('one that answers in a moment is not said to be loading, nor one that has begun to', () => {
  openLocal('waiting', 1000)
  expect(screen.getByText('Sending')).toBeTruthy()
  cleanup()
  openLocal('opened', 14_000)
  expect(screen.getByText('Waiting for the first word, 14 s')).toBeTruthy()
})
