import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { HealthState, ProviderHealth } from '../../core/protocol/health.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { HealthChip } from './health-chip.tsx'
import { useHealth } from './use-health.ts'

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

const onOpen = vi.fn()
const Chip = () => <HealthChip health={useHealth()} onOpen={onOpen} />

const aHealth = (state: HealthState, change: Partial<ProviderHealth> = {}): ProviderHealth => ({
  state,
  message: 'Words of the server.',
  durationMs: 5,
  modelCount: null,
  ...change,
})

/** The chip of a page whose provider stands like this; null: it has no key. */
async function openChip(
  health: ProviderHealth | null,
  provider: Partial<ProviderInfo> = {},
  ...others: readonly ProviderInfo[]
) {
  const { providers, standIn } = aServer(health !== null, ...others)
  const [chosen, ...rest] = providers
  const list = chosen ? [{ ...chosen, ...provider }, ...rest] : rest
  const page = await openPage(<Chip />, {
    server: { providers: list, standIn },
    prepareProxy: (proxy) => {
      if (health !== null) proxy.health = health
    },
  })
  await act(() => vi.advanceTimersByTimeAsync(50))
  return page
}

const shown = () => {
  const chip = screen.getByRole('button')
  return [chip.querySelector('.state-mark')?.getAttribute('data-state'), chip.textContent]
}

describe('the chip says', () => {
  test.each<[HealthState, Partial<ProviderInfo>, string, string]>([
    ['ready', {}, 'ready', 'ModelsLab'],
    ['bad-key', {}, 'trouble', 'ModelsLab refused the key'],
    ['no-credit', {}, 'trouble', 'ModelsLab is out of credit'],
    ['limited', {}, 'limited', 'ModelsLab asks to wait'],
    ['unreachable', {}, 'trouble', 'ModelsLab cannot be reached'],
    ['unreachable', { name: 'Ollama', isLocal: true }, 'trouble', 'Ollama is not running'],
    ['starting', { name: 'llama.cpp', isLocal: true }, 'starting', 'llama.cpp is starting'],
  ])('%s in a shape and in words (%o)', async (state, provider, mark, words) => {
    await openChip(aHealth(state), provider)
    expect(shown()).toEqual([mark, words])
  })

  test('the demo and what to do about it, whatever runs on this machine', async () => {
    const ollama = aProvider({ id: 'ollama', name: 'Ollama', needsKey: false, isLocal: true })
    const { proxy } = await openChip(null, {}, ollama)
    expect(shown()).toEqual(['demo', 'Demo model · add a key'])
    expect(proxy.calls.filter((call) => call.endsWith('/health'))).toEqual([])
    fireEvent.click(screen.getByRole('button'))
    expect(onOpen).toHaveBeenLastCalledWith('setup')
  })

  test('that another provider is ready, and leads to its models', async () => {
    await openChip(null, {}, aProvider({ id: 'openai', name: 'OpenAI' }))
    expect(shown()).toEqual(['demo', 'Demo model · OpenAI is ready'])
    fireEvent.click(screen.getByRole('button'))
    expect(onOpen).toHaveBeenLastCalledWith('models')
  })

  test('that the server is gone, once it does not answer any more', async () => {
    const { proxy } = await openChip(aHealth('ready'))
    proxy.faults.isDown = true
    await act(() => vi.advanceTimersByTimeAsync(70_000))
    expect(shown()).toEqual(['trouble', 'Server not reachable'])
  })

  test('for how long a provider asks to wait, counting down', async () => {
    const waiting = { mark: 'limited', words: 'OpenRouter asks to wait', remedy: 'setup' } as const
    const { clock, rerenderWithin } = await openPage(<p />)
    rerenderWithin(
      <HealthChip health={{ ...waiting, waitUntil: clock.now() + 12_000 }} onOpen={onOpen} />,
    )
    expect(shown()).toEqual(['limited', 'OpenRouter asks to wait, 12 s'])
    await act(async () => {
      await clock.advance(11_500)
      await vi.advanceTimersByTimeAsync(1000)
    })
    expect(shown()).toEqual(['limited', 'OpenRouter asks to wait, 1 s'])
    await act(async () => {
      await clock.advance(1000)
      await vi.advanceTimersByTimeAsync(1000)
    })
    expect(shown()).toEqual(['limited', 'OpenRouter asks to wait'])
  })
})

describe('asking', () => {
  const minutesMs = (count: number) => count * 60_000
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  const setVisible = (visibilityState: DocumentVisibilityState) => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibilityState)
    act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  }
  const asked = ({ proxy }: Awaited<ReturnType<typeof openChip>>) =>
    proxy.calls.filter((call) => call === 'GET /api/providers/modelslab/health').length
  afterEach(() => vi.restoreAllMocks())

  test('is done once a minute, and not more often by coming back', async () => {
    const page = await openChip(aHealth('ready'))
    expect(asked(page)).toBe(1)
    await pass(minutesMs(10))
    expect(asked(page)).toBe(11)
    for (let i = 0; i < 20; i++) {
      setVisible('hidden')
      setVisible('visible')
      fireEvent.focus(window)
      await pass(1000)
    }
    expect(asked(page)).toBe(11)
  })

  test('is not done while the page is hidden, and once when it comes back', async () => {
    const page = await openChip(aHealth('ready'))
    setVisible('hidden')
    await pass(minutesMs(10))
    expect(asked(page)).toBe(1)
    setVisible('visible')
    fireEvent.focus(window)
    await pass(100)
    expect(asked(page)).toBe(2)
  })

  test('is done when a window that was never hidden is come back to', async () => {
    const page = await openChip(aHealth('ready'))
    setVisible('hidden') // no interval
    await pass(minutesMs(2))
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
    fireEvent.focus(window)
    await pass(100)
    expect(asked(page)).toBe(2)
  })
})
