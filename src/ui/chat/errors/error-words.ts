import type { ApiError, ApiErrorKind } from '../../../core/chat/api-error.ts'
import { formatWordCount } from '../../../core/markdown/word-count.ts'
import { formatDuration } from '../../kit/format-numbers.ts'
import type { ErrorAction, ErrorContext, ErrorWords } from './error-action.ts'
import { overflowWords, parameterWords, withoutMembers } from './request-words.ts'

type Words = (error: ApiError, context: ErrorContext) => ErrorWords

const retry: ErrorAction = { type: 'run-again', label: 'Retry' }
/** What was lost was no failure of the model: nothing is tried a second time, it is asked anew. */
const runAgain: ErrorAction = { type: 'run-again', label: 'Run again' }
const edit: ErrorAction = { type: 'edit', label: 'Edit message' }
const chooseModel: ErrorAction = { type: 'choose-model', label: 'Choose model' }
const otherProvider: ErrorAction = { type: 'choose-model', label: 'Try another provider' }
const checkAgain: ErrorAction = { type: 'run-again', label: 'Check again' }
const howToFix: ErrorAction = { type: 'set-up', label: 'How to fix' }

const open = (label: string, url: string | undefined): readonly ErrorAction[] =>
  url === undefined ? [] : [{ type: 'open', label, url }]

/** Going on needs something to go on from. */
const goOn = ({ wordCount }: ErrorContext, anew = retry): readonly ErrorAction[] =>
  wordCount > 0 ? [{ type: 'continue', label: 'Continue' }, anew] : [anew]

const keptWords = ({ wordCount }: ErrorContext): string =>
  wordCount > 0 ? `${formatWordCount(wordCount)} kept.` : 'Nothing had arrived.'

const cutWords = ({ wordCount }: ErrorContext, how: string): string =>
  wordCount > 0
    ? `${formatWordCount(wordCount)} arrived before ${how}.`
    : `Nothing arrived before ${how}.`

/** The words of a provider end as they like; ours follow them. */
const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

const rateLimitWords: Words = ({ retryAfterMs }, { providerName }) => ({
  title: `Too many requests to ${providerName}`,
  sentence:
    retryAfterMs === undefined
      ? 'Wait a little, then try again.'
      : `The provider asks to wait ${formatDuration(retryAfterMs)}.`,
  actions: [retry, chooseModel],
})

const unreachableWords: Words = (_, { providerName, links, isLocal }) =>
  isLocal
    ? {
        title: `${providerName} is not running`,
        sentence: 'Start it, then run again. Your message is kept.',
        actions: [runAgain, { type: 'set-up', label: 'Look again' }, chooseModel],
      }
    : {
        title: `${providerName} cannot be reached`,
        sentence: 'This server got no connection to it. Your message is kept.',
        actions: [retry, ...open('Open status page', links.status)],
      }

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
  'bad-request': (error, context) => ({
    ...(context.wasSent
      ? {
          title: `${context.providerName} did not accept the request`,
          sentence: `${asSentence(error.message)} Nothing was charged.${turnsHint(error)}`,
        }
      : {
          title: 'This request cannot be sent',
          sentence: `${asSentence(error.message)} Nothing was sent.`,
        }),
    actions: [
      ...withoutMembers(error, context),
      edit,
      { type: 'show-params', label: 'Show parameters' },
      // Some answer 404 without saying that it is the model they do not have.
      ...(error.status === 404 ? [chooseModel] : []),
    ],
  }),
  'context-overflow': overflowWords,
  'rate-limited': rateLimitWords,
  overloaded: (_, context) => ({
    title: `${context.providerName} is overloaded`,
    sentence: 'Not your request. It usually passes within minutes.',
    actions: [...goOn(context), otherProvider, ...open('Open status page', context.links.status)],
  }),
  'upstream-failure': (_, context) => ({
    title: `${context.providerName} had a problem`,
    sentence: 'Not your request.',
    actions: [...goOn(context), otherProvider, ...open('Open status page', context.links.status)],
  }),
  unreachable: unreachableWords,
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
  'key-in-request': (error) => ({
    title: 'Not sent: there is an API key in it',
    sentence: error.message,
    actions: [
      { type: 'set-up', label: 'Set up' },
      { type: 'send-anyway', label: 'Send anyway' },
    ],
  }),
  'server-down': () => ({
    title: 'The playground server is not running',
    sentence: 'Start it with `npm start`. Your message is kept.',
    actions: [checkAgain],
  }),
  offline: (_, { retryInMs }) => ({
    title: 'You are offline',
    sentence:
      retryInMs === 'when-online'
        ? 'Your message is saved and was not sent. It is sent when the network is back.'
        : 'Your message is saved and was not sent.',
    // The very same run, which never left: not a second answer.
    actions: [{ type: 'retry-now', label: 'Retry' }],
  }),
  'part-missing': (error) => ({
    title: 'A part of this page is missing',
    sentence: `${error.message} Your message is kept.`,
    actions: [runAgain],
  }),
  interrupted: (error, context) => ({
    title: 'Interrupted',
    sentence: `${asSentence(error.message)} ${keptWords(context)}`,
    actions: goOn(context, runAgain),
  }),
  refused: (error) => ({
    title: 'The playground server refused this',
    sentence: error.message,
    actions: [edit],
  }),
}

/**
 * After an answer that failed before its first word two questions follow each other, which the
 * templates of some models refuse, in these words.
 * @see https://github.com/vllm-project/vllm/issues/6862
 */
const turnsHint = ({ message }: ApiError): string =>
  /roles must alternate/i.test(message)
    ? ' The menu of a message that got no answer leaves it out of requests.'
    : ''

export function errorWords(error: ApiError, context: ErrorContext): ErrorWords {
  const words = mendedFor(context, wordsByKind[error.kind](error, context))
  const { retryInMs } = context
  return typeof retryInMs === 'number' ? { ...words, ...retrying(retryInMs) } : words
}

/** Nothing is offered that the model refuses; it says why. */
function mendedFor({ prefillRefusal }: ErrorContext, words: ErrorWords): ErrorWords {
  const actions = words.actions.filter(({ type }) => type !== 'continue')
  return prefillRefusal === null || actions.length === words.actions.length
    ? words
    : { ...words, sentence: `${words.sentence} ${prefillRefusal}`, actions }
}

/** One automatic retry is on its way: it can be had now, or not at all. */
const retrying = (retryInMs: number): Omit<ErrorWords, 'title'> => ({
  sentence: `Trying again in ${Math.max(0, Math.ceil(retryInMs / 1000))} s.`,
  actions: [
    { type: 'retry-now', label: 'Try now' },
    { type: 'cancel-retry', label: 'Stop waiting' },
  ],
})
