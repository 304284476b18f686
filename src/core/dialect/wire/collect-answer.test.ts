import { expect, test } from 'vitest'

import type { StreamEvent } from '../../chat/stream-event.ts'
import { collectAnswer } from './collect-answer.ts'

const probability = (token: string, choice?: number): StreamEvent => ({
  type: 'logprobs',
  tokens: [{ token, logprob: 0, alternatives: [] }],
  ...(choice !== undefined && { choice }),
})

test('probabilities stay in order, each with its own answer', () => {
  const { choices } = collectAnswer([
    probability('a'),
    probability('x', 1),
    { type: 'text-delta', text: 'ab' },
    probability('b'),
  ])
  expect(choices.map(({ logprobs }) => logprobs.map(({ token }) => token))).toEqual([
    ['a', 'b'],
    ['x'],
  ])
  expect(choices[0]?.text).toBe('ab')
})

test('a long answer with probabilities takes a time that grows with its length, not its square', () => {
  const events = Array.from({ length: 200_000 }, (_, i) => probability(`${i}`))
  expect(collectAnswer(events).choices[0]?.logprobs).toHaveLength(200_000)
})
