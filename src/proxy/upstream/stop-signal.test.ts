import { expect, test } from 'vitest'

import { createStopController, type StopController } from './stop-signal.ts'

test.each<[string, () => StopController]>([
  ['ours', createStopController],
  ['the one of the platform', () => new AbortController()],
])('%s tells every listener once, with the first reason', (_whose, create) => {
  const controller = create()
  const { signal } = controller
  const heard: unknown[] = []
  signal.addEventListener('abort', () => heard.push(['a', signal.aborted, signal.reason]))
  signal.addEventListener('abort', () => heard.push('b'), { once: true })
  expect(signal.aborted).toBe(false)
  controller.abort('first')
  controller.abort('second')
  signal.addEventListener('abort', () => heard.push('too late'))
  controller.abort('third')
  expect(heard).toEqual([['a', true, 'first'], 'b'])
  expect(signal.reason).toBe('first')
})
