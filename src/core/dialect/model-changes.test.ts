import { expect, test } from 'vitest'

import { supportsOf } from '../catalog/supports.ts'
import { userText } from '../chat/message.ts'
import type { Params } from '../chat/params.ts'
import { defaultTraits, type DialectId } from './dialect.ts'
import type { DialectInUse } from './dialect-changes.ts'
import { dialects } from './dialects.ts'
import { modelChanges } from './model-changes.ts'

const asked = (
  providerId: string,
  modelId: string,
  dialectId: DialectId = 'openai-chat',
): DialectInUse => ({
  dialect: dialects[dialectId],
  traits: defaultTraits,
  supports: supportsOf({ providerId, modelId, dialectId }),
})
const kimiK2 = asked('modelslab', 'moonshotai-kimi-k2-0905')
const kimiK26 = asked('moonshot', 'kimi-k2.6')
const o3 = asked('openai', 'o3')
const claude = asked('anthropic', 'claude-opus-4-7', 'anthropic-messages')

const changes = (params: Params, from: DialectInUse, to: DialectInUse) =>
  modelChanges({ model: 'm', messages: [userText('Hello!')], params, stream: true }, from, to)

test('what is limited says to what, and what it was', () => {
  expect(changes({ temperature: 1.4 }, kimiK2, kimiK26)).toEqual([
    'Temperature is limited to 1 here: was 1.4.',
  ])
  expect(changes({ temperature: 0.2 }, kimiK2, kimiK26)).toEqual([
    'Temperature is raised to 1 here: was 0.2.',
  ])
})

test('what is refused names the parameter and who refuses it', () => {
  expect(changes({ topP: 0.9 }, kimiK2, kimiK26)).toEqual([
    'Top P is not sent: Kimi K2.5 and later have one fixed value.',
  ])
  expect(changes({ topP: 0.9, maxTokens: 100 }, kimiK2, claude)).toEqual([
    'Top P is not sent: Claude 4.7 and later refuse any value.',
  ])
})

test('several parameters with one reason are one sentence, before what is only changed', () => {
  expect(changes({ temperature: 0.7, topP: 0.9, maxTokens: 100 }, kimiK2, claude)).toEqual([
    'Temperature and Top P are not sent: Claude 4.7 and later refuse any value.',
  ])
  expect(changes({ temperature: 1.4, topP: 0.9 }, kimiK2, kimiK26)).toEqual([
    'Top P is not sent: Kimi K2.5 and later have one fixed value.',
    'Temperature is limited to 1 here: was 1.4.',
  ])
  expect(changes({ temperature: 0.7, topP: 0.9, presencePenalty: 1 }, kimiK2, o3)).toEqual([
    'Temperature, Top P, and Presence Penalty are not sent: OpenAI’s reasoning models refuse any value.',
  ])
})

test('on the way back it is sent as it is set again', () => {
  expect(changes({ temperature: 1.4, topP: 0.9 }, kimiK26, kimiK2)).toEqual([
    'Temperature is sent as set again: 1.4.',
    'Top P is sent as set again: 0.9.',
  ])
})

test('what neither takes, and what both take, is no change', () => {
  expect(changes({ topP: 0.9, maxTokens: 100 }, kimiK26, claude)).toEqual([])
  expect(changes({ maxTokens: 100 }, kimiK2, kimiK26)).toEqual([])
})

test('what a format adds by itself is said', () => {
  expect(changes({}, kimiK2, claude)).toEqual([
    'Max Tokens is set to 1000 for you: the Anthropic format requires it.',
  ])
})

test('a request that cannot be written for one of them has no changes to tell', () => {
  expect(changes({ temperature: Number.NaN }, kimiK2, kimiK26)).toEqual([])
})
