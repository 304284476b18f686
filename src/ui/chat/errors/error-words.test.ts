import { expect, test } from 'vitest'

import type { ApiError, ApiErrorKind } from '../../../core/chat/api-error.ts'
import type { ErrorContext } from './error-action.ts'
import { errorWords } from './error-words.ts'

const aContext = (change: Partial<ErrorContext> = {}): ErrorContext => ({
  providerName: 'OpenRouter',
  isLocal: false,
  modelName: 'Kimi K2 0905',
  links: { billing: 'https://pay.example', status: 'https://status.example' },
  wordCount: 0,
  prefillRefusal: null,
  wasSent: true,
  sent: ['temperature', 'maxTokens', 'topP'],
  extra: [],
  lastedMs: 60_000,
  retryInMs: null,
  droppable: 0,
  ...change,
})

const anError = (kind: ApiErrorKind, change: Partial<ApiError> = {}): ApiError => ({
  kind,
  message: 'The provider said so.',
  ...change,
})

/** Title and labels: what a user sees first and can do. */
const brief = (error: ApiError, context = aContext()) => {
  const { title, actions } = errorWords(error, context)
  return [title, ...actions.map((action) => action.label)]
}

/** A record and not a list, so that a new kind of error does not compile without its row. */
const rows: Readonly<Record<ApiErrorKind, readonly string[]>> = {
  'no-key': ['OpenRouter has no key yet', 'Add a key', 'Use demo'],
  'bad-key': ['OpenRouter refused the key', 'Check again', 'How to fix'],
  'no-credit': ['OpenRouter account is out of credit', 'Open billing', 'Choose model'],
  forbidden: ['OpenRouter does not allow this', 'How to fix', 'Choose model'],
  blocked: ['The provider blocked this prompt', 'Edit message'],
  'model-not-found': ['Kimi K2 0905 is not available here', 'Choose model'],
  'bad-parameter': ['This model does not accept one of the parameters', 'Show parameters'],
  'bad-request': ['OpenRouter did not accept the request', 'Edit message', 'Show parameters'],
  'context-overflow': ['Too long for this model', 'Choose a larger model'],
  'rate-limited': ['Too many requests to OpenRouter', 'Retry', 'Choose model'],
  overloaded: ['OpenRouter is overloaded', 'Retry', 'Try another provider', 'Open status page'],
  'upstream-failure': [
    'OpenRouter had a problem',
    'Retry',
    'Try another provider',
    'Open status page',
  ],
  unreachable: ['OpenRouter cannot be reached', 'Retry', 'Open status page'],
  redirected: ['OpenRouter pointed to another address', 'How to fix'],
  timeout: ['No answer after 1 min 0 s', 'Retry', 'Choose model'],
  truncated: ['The answer was cut off', 'Retry'],
  limit: ['The answer reached a limit of this server', 'Retry'],
  malformed: ['OpenRouter sent something unreadable', 'Retry', 'Choose model'],
  'key-in-request': ['Not sent: there is an API key in it', 'Set up', 'Send anyway'],
  'server-down': ['The playground server is not running', 'Check again'],
  offline: ['You are offline', 'Retry'],
  'part-missing': ['A part of this page is missing', 'Run again'],
  interrupted: ['Interrupted', 'Run again'],
  refused: ['The playground server refused this', 'Edit message'],
}

test.each(Object.entries(rows))('%s has its title and its next steps', (kind, expected) => {
  expect(brief(anError(kind as ApiErrorKind))).toEqual(expected) // the keys of `rows`
})

test.each(Object.keys(rows))(
  '%s says one plain sentence, without "Oops" or an exclamation',
  (kind) => {
    const { sentence } = errorWords(anError(kind as ApiErrorKind), aContext())
    expect(sentence).toMatch(/^[^!]+\.$/)
    expect(sentence).not.toMatch(/oops|please|something went wrong/i)
  },
)

test('a request that the page could not write is not said to have been refused by anybody', () => {
  const words = errorWords(anError('bad-request'), aContext({ wasSent: false }))
  expect(words.title).toBe('This request cannot be sent')
  expect(words.sentence).toBe('The provider said so. Nothing was sent.')
})

test('a model that wants turns by turns is told from others, and the way out is said', () => {
  const message = 'Conversation roles must alternate user/assistant/user/assistant/...'
  expect(errorWords(anError('bad-request', { message }), aContext()).sentence).toBe(
    `${message} Nothing was charged. The menu of a message that got no answer leaves it out of requests.`,
  )
  expect(errorWords(anError('bad-request'), aContext()).sentence).not.toMatch(/menu/)
})

test('that it is sent by itself is said while something waits for the network, and not after a reload', () => {
  const sentence = (retryInMs: ErrorContext['retryInMs']) =>
    errorWords(anError('offline'), aContext({ retryInMs })).sentence
  expect(sentence('when-online')).toMatch(/It is sent when the network is back\.$/)
  expect(sentence(null)).toBe('Your message is saved and was not sent.')
})

test('after a restart the words of the server say so, and what is kept', () => {
  const error = anError('interrupted', { message: 'The Verbatim server was restarted.' })
  const words = errorWords(error, aContext({ wordCount: 12 }))
  expect(words.sentence).toBe('The Verbatim server was restarted. 12 words kept.')
  expect(words.actions.map(({ label }) => label)).toEqual(['Continue', 'Run again'])
})

test('no actions of one card share a name', () => {
  for (const kind of Object.keys(rows)) {
    const labels = brief(anError(kind as ApiErrorKind)).slice(1)
    expect(new Set(labels).size).toBe(labels.length)
  }
})

test('a runtime on this machine that is not there has to be started', () => {
  const context = aContext({ providerName: 'Ollama', isLocal: true, links: {} })
  const words = errorWords(anError('unreachable'), context)
  expect(words.title).toBe('Ollama is not running')
  expect(words.sentence).toBe('Start it, then run again. Your message is kept.')
  expect(words.actions.map(({ label }) => label)).toEqual([
    'Run again',
    'Look again',
    'Choose model',
  ])
})

test('an empty account is no reason to wait, unless the provider says how long', () => {
  expect(brief(anError('no-credit'))).not.toContain('Retry')
  expect(brief(anError('no-credit', { retryAfterMs: 1000 }))).toContain('Retry')
})

test('a refused parameter can be left out', () => {
  const error = anError('bad-parameter', { parameter: 'frequencyPenalty' })
  expect(errorWords(error, aContext()).actions[0]).toEqual({
    type: 'run-without',
    label: 'Run without frequency penalty',
    params: ['frequencyPenalty'],
    members: [],
  })
})

test('when temperature and top P conflict, either can go', () => {
  const error = anError('bad-parameter', {
    parameter: 'topP',
    message: '`temperature` and `top_p` cannot both be specified for this model.',
  })
  expect(brief(error)).toEqual([
    'This model does not accept top P with temperature',
    'Run without top P',
    'Run without temperature',
  ])
  expect(brief(error, aContext({ sent: ['topP'] }))).not.toContain('Run without temperature')
})

test('an overflow with figures offers the figure that fits', () => {
  const error = anError('context-overflow', {
    message:
      'maximum context length is 2048 tokens. However, you requested 3094 tokens (1118 in the messages, 1024 in the completion)',
  })
  const words = errorWords(error, aContext({ droppable: 4 }))
  expect(words.title).toBe('Too long by 94 tokens')
  expect(words.sentence).toBe('1,118 in the conversation + 1,024 reserved > 2,048.')
  expect(words.actions.map((action) => action.label)).toEqual([
    'Lower max tokens to 930',
    'Drop the oldest 2 messages',
    'Choose a larger model',
  ])
})

test.each(['rate-limited', 'overloaded'] as const)('a pending retry of %s counts down', (kind) => {
  const words = errorWords(anError(kind), aContext({ retryInMs: 11_200 }))
  expect(words.sentence).toBe('Trying again in 12 s.')
  expect(words.actions.map((action) => action.label)).toEqual(['Try now', 'Stop waiting'])
})

test('an answer that was cut off can go on, if there is one', () => {
  for (const kind of ['truncated', 'upstream-failure', 'overloaded'] as const) {
    expect(brief(anError(kind), aContext({ wordCount: 180 }))).toContain('Continue')
    expect(brief(anError(kind))).not.toContain('Continue')
  }
  expect(errorWords(anError('truncated'), aContext({ wordCount: 180 })).sentence).toBe(
    '180 words arrived before the connection ended.',
  )
  expect(errorWords(anError('truncated'), aContext()).sentence).toBe(
    'Nothing arrived before the connection ended.',
  )
})

test('our words begin a new sentence after those of the provider', () => {
  const sentenceOf = (message: string) =>
    errorWords(anError('bad-request', { message }), aContext()).sentence
  expect(sentenceOf('Unknown field')).toBe('Unknown field. Nothing was charged.')
  expect(sentenceOf('Unknown field.')).toBe('Unknown field. Nothing was charged.')
})

test('a 404 that does not say what is missing may well be the model', () => {
  expect(brief(anError('bad-request', { status: 404 }))).toContain('Choose model')
  expect(brief(anError('bad-request', { status: 400 }))).not.toContain('Choose model')
})

test.each([
  ['topK', 'top K'],
  ['n', 'number of answers'],
  ['stop', 'stop list'],
  ['responseFormat', 'response format'],
  ['reasoningEffort', 'reasoning effort'],
] as const)('every parameter can be left out: %s', (parameter, spoken) => {
  expect(brief(anError('bad-parameter', { parameter }))).toEqual([
    `This model does not accept this ${spoken}`,
    `Run without ${spoken}`,
    'Show parameters',
  ])
})

test.each([
  ["Unknown parameter: 'foo'."],
  ['Property `foo` is unsupported'],
  ['Unrecognized field "foo.bar[0]"'],
  ['foo: Extra inputs are not permitted'],
  ['Unrecognized request argument supplied: foo'],
])('a member of the extra body that is named can be left out: %s', (message) => {
  const error = anError('bad-request', { message })
  expect(errorWords(error, aContext({ extra: ['foo', 'bar'] })).actions[0]).toEqual({
    type: 'run-without',
    label: 'Run without `foo`',
    params: [],
    members: ['foo'],
  })
  expect(brief(error, aContext({ extra: ['bar'] })).join(' ')).not.toContain('Run without')
})

test('a member is not found in mere words, and several go together', () => {
  const words = anError('bad-request', { message: 'The user is not allowed to do that.' })
  expect(brief(words, aContext({ extra: ['user'] })).join(' ')).not.toContain('Run without')
  const two = anError('bad-parameter', { message: 'Remove `foo` and `user`.' })
  expect(brief(two, aContext({ extra: ['user', 'foo'] }))).toContain('Run without `user` and `foo`')
})

test('an answer is not continued by a model that refuses to', () => {
  const context = aContext({ wordCount: 7, prefillRefusal: 'This model begins anew.' })
  const words = errorWords(anError('truncated'), context)
  expect(words.actions.map(({ label }) => label)).toEqual(['Retry'])
  expect(words.sentence).toMatch(/7 words arrived .*\. This model begins anew\.$/)
  expect(errorWords(anError('timeout'), context).sentence).not.toContain('anew')
})
