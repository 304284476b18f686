import type { ApiError } from '../core/chat/api-error.ts'
import { paces, type Pace } from './pace.ts'

/** What a model of the demo does instead of simply answering, or beside it. */
export type Behaviour =
  | { readonly type: 'answer' }
  | { readonly type: 'reasoning' }
  | { readonly type: 'tools' }
  | { readonly type: 'json' }
  | { readonly type: 'long' }
  | { readonly type: 'cut' }
  | { readonly type: 'error-after-text'; readonly error: ApiError }
  | { readonly type: 'filter' }
  | { readonly type: 'silence' }
  | { readonly type: 'html' }
  /** Refuses top P beside temperature, as several real models do. */
  | { readonly type: 'either-temperature-or-top-p' }
  | { readonly type: 'refuse'; readonly error: ApiError }

export interface DemoModel {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly pace: Pace
  readonly behaviour: Behaviour
}

const model = (
  id: string,
  name: string,
  description: string,
  behaviour: Behaviour = { type: 'answer' },
  pace: Pace = paces.usual,
): DemoModel => ({ id, name, description, pace, behaviour })

const refuse = (error: ApiError): Behaviour => ({ type: 'refuse', error })

/** The model that answers to `demo` and to every id that is not in the list. */
export const usualModel = model(
  'demo',
  'Demo',
  'A small sampler, not a real LLM: about 60 tokens/s.',
)

/** Every model of the demo, in the order a picker shows them. */
export const demoModels: readonly DemoModel[] = [
  usualModel,
  model('demo-fast', 'Demo, fast', 'About 1,000 tokens/s.', { type: 'answer' }, paces.fast),
  model('demo-slow', 'Demo, slow', '2 s to begin, 8 tokens/s.', { type: 'answer' }, paces.slow),
  model('demo-reasoning', 'Demo, thinking', 'Thoughts first, then the answer.', {
    type: 'reasoning',
  }),
  model('demo-tools', 'Demo, tool call', 'Calls your first tool, or get_weather.', {
    type: 'tools',
  }),
  model('demo-json', 'Demo, JSON', 'Answers in JSON, by your schema if there is one.', {
    type: 'json',
  }),
  model('demo-long', 'Demo, long', 'Writes until Max Tokens or Stop.', { type: 'long' }),
  model('demo-cut', 'Demo, cut off', 'The stream ends in the middle of the answer.', {
    type: 'cut',
  }),
  model('demo-error-after-200', 'Demo, late error', 'An error after some of the answer.', {
    type: 'error-after-text',
    error: {
      kind: 'upstream-failure',
      status: 500,
      message: 'The demo model failed in the middle of its answer, as demo-error-after-200 does.',
    },
  }),
  model('demo-filter', 'Demo, filtered', 'A content filter ends the answer.', { type: 'filter' }),
  model('demo-silence', 'Demo, silent', 'Opens the stream and then says nothing.', {
    type: 'silence',
  }),
  model('demo-html', 'Demo, HTML', 'Status 200 and an HTML page instead of an answer.', {
    type: 'html',
  }),
  model('demo-400-parameter', 'Demo, 400 parameter', 'Refuses top P together with temperature.', {
    type: 'either-temperature-or-top-p',
  }),
  model(
    'demo-context',
    'Demo, 400 context',
    'The conversation is too long.',
    refuse({
      kind: 'context-overflow',
      status: 400,
      code: 'context_length_exceeded',
      message:
        "This model's maximum context length is 2048 tokens. However, you requested 3094 tokens (2070 in the messages, 1024 in the completion).",
    }),
  ),
  model(
    'demo-401',
    'Demo, 401',
    'The key is refused.',
    refuse({ kind: 'bad-key', status: 401, message: 'The API key is not valid.' }),
  ),
  model(
    'demo-402',
    'Demo, 402',
    'The account has no credit.',
    refuse({ kind: 'no-credit', status: 402, message: 'The account has no credit left.' }),
  ),
  model(
    'demo-403',
    'Demo, 403',
    'The key may not use this model.',
    refuse({ kind: 'forbidden', status: 403, message: 'This key may not use this model.' }),
  ),
  model(
    'demo-404',
    'Demo, 404',
    'There is no such model.',
    refuse({
      kind: 'model-not-found',
      status: 404,
      message: 'The model demo-404 does not exist.',
    }),
  ),
  model(
    'demo-429',
    'Demo, 429',
    'Too many requests, with Retry-After: 3.',
    refuse({
      kind: 'rate-limited',
      status: 429,
      message: 'Too many requests. Try again in 3 seconds.',
      retryAfterMs: 3000,
    }),
  ),
  model(
    'demo-500',
    'Demo, 500',
    'The provider fails.',
    refuse({ kind: 'upstream-failure', status: 500, message: 'The demo provider had a problem.' }),
  ),
  model(
    'demo-529',
    'Demo, 529',
    'The provider is overloaded.',
    refuse({ kind: 'overloaded', status: 529, message: 'The demo provider is overloaded.' }),
  ),
]

/** The model of an id. Any other id is answered by the usual model: the demo stands in for all. */
export const modelOf = (id: string): DemoModel =>
  demoModels.find((each) => each.id === id) ?? usualModel
