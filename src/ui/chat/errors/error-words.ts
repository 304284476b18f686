import type { ApiError, ApiErrorKind } from '../../../core/chat/api-error.ts'
import type { ParamName } from '../../../core/chat/params.ts'
import { sliderParams } from '../../../core/chat/params.ts'
import { formatWordCount } from '../../../core/markdown/plain-text.ts'
import { formatCount, formatDuration } from '../format-numbers.ts'
import { readOverflow } from './overflow.ts'

/** A next step as data; `use-error-actions.ts` does it. */
export type ErrorAction =
  | { readonly type: 'run-again'; readonly label: string }
  | { readonly type: 'use-demo'; readonly label: string }
  | { readonly type: 'run-without'; readonly label: string; readonly params: readonly ParamName[] }
  | { readonly type: 'continue'; readonly label: string }
  | { readonly type: 'edit'; readonly label: string }
  | { readonly type: 'set-up'; readonly label: string }
  | { readonly type: 'choose-model'; readonly label: string }
  | { readonly type: 'show-params'; readonly label: string }
  | { readonly type: 'lower-max-tokens'; readonly label: string; readonly maxTokens: number }
  | { readonly type: 'drop-oldest'; readonly label: string }
  | { readonly type: 'open'; readonly label: string; readonly url: string }
  | { readonly type: 'retry-now'; readonly label: string }
  | { readonly type: 'cancel-retry'; readonly label: string }

export interface ErrorWords {
  readonly title: string
  readonly sentence: string
  readonly actions: readonly ErrorAction[]
}

export interface ErrorContext {
  readonly providerName: string
  readonly modelName: string
  readonly links: { readonly billing?: string; readonly status?: string; readonly docs?: string }
  /** Words that arrived before it went wrong. */
  readonly wordCount: number
  /** The parameters that were sent. */
  readonly sent: readonly ParamName[]
  /** How long the run lasted; null when nobody measured it. */
  readonly lastedMs: number | null
  /** Milliseconds until the automatic retry; null when there is none. */
  readonly retryInMs: number | null
  /** Messages before this one that could be dropped. */
  readonly droppable: number
}

type Words = (error: ApiError, context: ErrorContext) => ErrorWords

const retry: ErrorAction = { type: 'run-again', label: 'Retry' }
const edit: ErrorAction = { type: 'edit', label: 'Edit message' }
const chooseModel: ErrorAction = { type: 'choose-model', label: 'Choose model' }
const largerModel: ErrorAction = { type: 'choose-model', label: 'Choose a larger model' }
const checkAgain: ErrorAction = { type: 'run-again', label: 'Check again' }
const howToFix: ErrorAction = { type: 'set-up', label: 'How to fix' }

const open = (label: string, url: string | undefined): readonly ErrorAction[] =>
  url === undefined ? [] : [{ type: 'open', label, url }]

/** Going on needs something to go on from. */
const goOn = ({ wordCount }: ErrorContext): readonly ErrorAction[] =>
  wordCount > 0 ? [{ type: 'continue', label: 'Continue' }, retry] : [retry]

const cutWords = ({ wordCount }: ErrorContext, how: string): string =>
  wordCount > 0
    ? `${formatWordCount(wordCount)} arrived before ${how}.`
    : `Nothing arrived before ${how}.`

/** The words of each failure (ux.md §4.4). Retry stands only where it can help. */
const wordsByKind: Readonly<Record<ApiErrorKind, Words>> = {
  'no-key': (_, { providerName }) => ({
    title: `${providerName} has no key yet`,
    sentence: 'The demo model can answer meanwhile.',
    actions: [
      { type: 'set-up', label: 'Add a key' },
      { type: 'use-demo', label: 'Use demo' },
    ],
  }),
  'bad-key': (_, { providerName }) => ({
    title: `${providerName} refused the key`,
    sentence: 'The key in .env is wrong, expired or disabled.',
    actions: [checkAgain, howToFix],
  }),
  'no-credit': (error, { providerName, links }) => ({
    title: `${providerName} account is out of credit`,
    sentence: 'Add credit with the provider, or choose another model.',
    // A 402 without Retry-After is not a wait case (OpenRouter says so): no Retry.
    actions: [
      ...open('Open billing', links.billing),
      chooseModel,
      ...(error.retryAfterMs === undefined ? [] : [retry]),
    ],
  }),
  forbidden: (error, { providerName, links }) => ({
    title: `${providerName} does not allow this`,
    sentence: error.message,
    actions: [howToFix, chooseModel, ...open('Open documentation', links.docs)],
  }),
  blocked: (error) => ({
    title: 'The provider blocked this prompt',
    sentence: `Reason given: “${error.message}”.`,
    actions: [edit],
  }),
  'model-not-found': (_, { modelName }) => ({
    title: `${modelName} is not available here`,
    sentence: 'It may have been renamed or withdrawn.',
    actions: [chooseModel],
  }),
  'bad-parameter': parameterWords,
  'bad-request': (error, { providerName }) => ({
    title: `${providerName} did not accept the request`,
    sentence: `${error.message} Nothing was charged.`,
    actions: [edit, { type: 'show-params', label: 'Show parameters' }],
  }),
  'context-overflow': overflowWords,
  'rate-limited': rateLimitWords,
  overloaded: (_, { providerName, links }) => ({
    title: `${providerName} is overloaded`,
    sentence: 'Not your request. It usually passes within minutes.',
    actions: [retry, chooseModel, ...open('Open status page', links.status)],
  }),
  'upstream-failure': (_, { providerName, links }) => ({
    title: `${providerName} had a problem`,
    sentence: 'Not your request.',
    actions: [retry, chooseModel, ...open('Open status page', links.status)],
  }),
  unreachable: (_, { providerName, links }) => ({
    title: `${providerName} cannot be reached`,
    sentence: 'This server got no connection to it. Your message is kept.',
    actions: [retry, ...open('Open status page', links.status)],
  }),
  redirected: (_, { providerName }) => ({
    title: `${providerName} pointed to another address`,
    sentence: 'A redirect is never followed: it would carry the key along. Correct the base URL.',
    actions: [howToFix],
  }),
  timeout: (_, { lastedMs }) => ({
    title: lastedMs === null ? 'No answer in time' : `No answer after ${formatDuration(lastedMs)}`,
    sentence: 'The model may be loading or overloaded.',
    actions: [retry, chooseModel],
  }),
  truncated: (_, context) => ({
    title: 'The answer was cut off',
    sentence: cutWords(context, 'the connection ended'),
    actions: goOn(context),
  }),
  limit: (error, context) => ({
    title: 'The answer reached a limit of this server',
    sentence: error.message,
    actions: goOn(context),
  }),
  malformed: (_, { providerName }) => ({
    title: `${providerName} sent something unreadable`,
    sentence: 'It is not what its API describes. The details show what came.',
    actions: [retry, chooseModel],
  }),
  'server-down': () => ({
    title: 'The playground server is not running',
    sentence: 'Start it with `npm start`. Your message is kept.',
    actions: [checkAgain],
  }),
  offline: () => ({
    title: 'You are offline',
    sentence: 'Your message is saved and was not sent. It is sent when the network is back.',
    actions: [retry],
  }),
  interrupted: (_, context) => ({
    title: 'The server lost this answer',
    sentence: cutWords(context, 'the playground server stopped or forgot the run'),
    actions: goOn(context),
  }),
  refused: (error) => ({
    title: 'The playground server refused this',
    sentence: error.message,
    actions: [edit],
  }),
}

export const errorWords = (error: ApiError, context: ErrorContext): ErrorWords =>
  wordsByKind[error.kind](error, context)

const labelOf = (name: ParamName): string =>
  sliderParams.find((param) => param.name === name)?.label ?? name

/** Lower case inside a sentence: `top P`, `max tokens`. */
const spoken = (name: ParamName): string =>
  labelOf(name).replaceAll(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())

const without = (name: ParamName): ErrorAction => ({
  type: 'run-without',
  label: `Run without ${spoken(name)}`,
  params: [name],
})

/** Providers that refuse the pair name both in their message, in any spelling. */
const isSamplingConflict = (error: ApiError, sent: readonly ParamName[]): boolean =>
  sent.includes('temperature') &&
  sent.includes('topP') &&
  /temperature/i.test(error.message + (error.detail ?? '')) &&
  /top[\s_-]?p\b/i.test(error.message + (error.detail ?? ''))

function parameterWords(error: ApiError, { sent }: ErrorContext): ErrorWords {
  if (isSamplingConflict(error, sent))
    return {
      title: 'This model does not accept top P with temperature',
      sentence: 'Nothing was charged.',
      actions: [without('topP'), without('temperature')],
    }
  const name = error.parameter
  if (name === undefined)
    return {
      title: 'This model does not accept one of the parameters',
      sentence: `${error.message} Nothing was charged.`,
      actions: [{ type: 'show-params', label: 'Show parameters' }],
    }
  return {
    title: `This model does not accept this ${spoken(name)}`,
    sentence: `${error.message} Nothing was charged.`,
    actions: [without(name), { type: 'show-params', label: 'Show parameters' }],
  }
}

function overflowWords(error: ApiError, { droppable }: ErrorContext): ErrorWords {
  const drop: readonly ErrorAction[] =
    droppable >= 2 ? [{ type: 'drop-oldest', label: 'Drop the oldest 2 messages' }] : []
  const numbers = readOverflow(`${error.message} ${error.detail ?? ''}`)
  if (!numbers)
    return {
      title: 'Too long for this model',
      sentence: error.message,
      actions: [...drop, largerModel],
    }
  const { inputTokens, reservedTokens, limitTokens } = numbers
  const fitting = limitTokens - inputTokens
  return {
    title: `Too long by ${formatCount(inputTokens + reservedTokens - limitTokens)} tokens`,
    sentence: `${formatCount(inputTokens)} in the conversation + ${formatCount(reservedTokens)} reserved > ${formatCount(limitTokens)}.`,
    actions: [
      ...(fitting > 0
        ? [
            {
              type: 'lower-max-tokens',
              label: `Lower max tokens to ${formatCount(fitting)}`,
              maxTokens: fitting,
            } as const,
          ]
        : []),
      ...drop,
      largerModel,
    ],
  }
}

function rateLimitWords(error: ApiError, { providerName, retryInMs }: ErrorContext): ErrorWords {
  const title = `Too many requests to ${providerName}`
  if (retryInMs !== null)
    return {
      title,
      sentence: `Trying again in ${Math.max(0, Math.ceil(retryInMs / 1000))} s.`,
      actions: [
        { type: 'retry-now', label: 'Try now' },
        { type: 'cancel-retry', label: 'Stop waiting' },
      ],
    }
  const { retryAfterMs } = error
  return {
    title,
    sentence:
      retryAfterMs === undefined
        ? 'Wait a little, then try again.'
        : `The provider asks to wait ${formatDuration(retryAfterMs)}.`,
    actions: [retry, chooseModel],
  }
}
