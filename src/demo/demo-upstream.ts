import type { ApiError } from '../core/chat/api-error.ts'
import type { ChatRequest } from '../core/chat/request.ts'
import type { Dialect, DialectId } from '../core/dialect/dialect.ts'
import { encodeTokenCount } from '../core/dialect/anthropic-messages/encode-count.ts'
import { dialects } from '../core/dialect/dialects.ts'
import { isJsonObject, parseJson, type JsonObject } from '../core/json.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { speakAnswer } from './answer-events.ts'
import { createBackground } from './background.ts'
import { checkParams } from './check-params.ts'
import { countInputTokens } from './count-input.ts'
import { listModels } from './list-models.ts'
import type { NgramModel } from './ngram.ts'
import type { Clock } from './pace.ts'
import {
  bodyResponse,
  errorResponse,
  htmlResponse,
  jsonResponse,
  silentResponse,
  streamResponse,
} from './respond.ts'
import { modelOf, type DemoModel } from './special-models.ts'

/** Time and dice of the demo. `sleep` may reject or resolve when its signal aborts. */
export type DemoDeps = Clock

/** A body beyond this is refused, in characters: sixteen million are beyond any real context. */
const longestBody = 16_000_000

interface Route {
  readonly method: 'GET' | 'POST'
  readonly dialectId: DialectId
  readonly answer: (request: Request, dialect: Dialect, demo: Demo) => Promise<Response>
}

interface Demo {
  readonly deps: DemoDeps
  readonly background: () => NgramModel
}

const routes: Readonly<Record<string, Route>> = {
  'chat/completions': { method: 'POST', dialectId: 'openai-chat', answer: answerChat },
  messages: { method: 'POST', dialectId: 'anthropic-messages', answer: answerChat },
  'messages/count_tokens': {
    method: 'POST',
    dialectId: 'anthropic-messages',
    answer: answerCount,
  },
  models: {
    method: 'GET',
    dialectId: 'openai-chat',
    answer: (_request, _dialect, { deps }) =>
      Promise.resolve(jsonResponse(JSON.stringify(listModels(deps.now())))),
  },
}

/**
 * The demo model behind fetch: an upstream that speaks both dialects and needs no key. It serves
 * `…/v1/chat/completions`, `…/v1/messages`, `…/v1/messages/count_tokens` and `…/v1/models` under any
 * prefix. Aborting the request, or cancelling the body of the answer, ends the work at once.
 */
export function createDemoUpstream(deps: DemoDeps): (request: Request) => Promise<Response> {
  let background: NgramModel | null = null
  const demo: Demo = { deps, background: () => (background ??= createBackground()) }
  return async (request) => {
    const path = /\/v1\/(.*?)\/?$/.exec(new URL(request.url).pathname)?.[1] ?? ''
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined
    if (!route) return errorResponse(dialectOfPath(path), notFound(path))
    const dialect = dialects[route.dialectId]
    if (request.method === route.method) return route.answer(request, dialect, demo)
    const refused = errorResponse(dialect, wrongMethod(request.method, route.method))
    refused.headers.set('allow', route.method)
    return refused
  }
}

const dialectOfPath = (path: string): Dialect =>
  dialects[path.startsWith('messages') ? 'anthropic-messages' : 'openai-chat']

const notFound = (path: string): ApiError => ({
  kind: 'bad-request',
  status: 404,
  message: `The demo does not serve /v1/${path.slice(0, 80)}.`,
})

const wrongMethod = (used: string, wanted: string): ApiError => ({
  kind: 'bad-request',
  status: 405,
  message: `${used} is not allowed here: use ${wanted}.`,
})

async function answerChat(request: Request, dialect: Dialect, demo: Demo): Promise<Response> {
  const read = await readRequest(request, dialect)
  if (!read.ok) return errorResponse(dialect, read.error)
  const chat = read.value
  const model = modelOf(chat.model)
  const refusal = checkParams(chat, dialect) ?? refusalOf(chat, model)
  if (refusal) return errorResponse(dialect, refusal)
  if (model.behaviour.type === 'html') return htmlResponse()
  if (model.behaviour.type === 'silence') return silentResponse(request.signal, chat.stream)
  return answer(chat, model, dialect, demo, request.signal)
}

function answer(
  chat: ChatRequest,
  model: DemoModel,
  dialect: Dialect,
  { deps, background }: Demo,
  outside: AbortSignal,
): Promise<Response> {
  const abort = new AbortController()
  if (outside.aborted) abort.abort(outside.reason)
  else outside.addEventListener('abort', () => abort.abort(outside.reason), { once: true })
  const newId = () => hexOf(deps.random)
  const responseId = `demo-${newId()}`
  const events = speakAnswer({
    request: chat,
    model,
    background: background(),
    clock: deps,
    responseId,
    newId,
    stopWord: stopWords[dialect.id],
    signal: abort.signal,
  })
  const meta = { responseId, model: chat.model, createdAt: Math.floor(deps.now() / 1000) }
  if (chat.stream) return Promise.resolve(streamResponse(events, dialect, meta, abort))
  return bodyResponse(events, dialect, meta, abort.signal)
}

/** How a dialect says that a stop text ended the answer, where it tells that from an end by itself. */
const stopWords: Readonly<Record<DialectId, string | null>> = {
  'openai-chat': null,
  'anthropic-messages': 'stop_sequence',
}

/** Sixteen hexadecimal digits. */
const hexOf = (random: () => number): string =>
  Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('')

function refusalOf(chat: ChatRequest, { behaviour }: DemoModel): ApiError | null {
  if (behaviour.type === 'refuse') return behaviour.error
  const { temperature, topP } = chat.params
  if (behaviour.type !== 'either-temperature-or-top-p') return null
  if (temperature === undefined || topP === undefined) return null
  return {
    kind: 'bad-parameter',
    status: 400,
    parameter: 'topP',
    message: 'Temperature and top P cannot both be set for this model. Please use only one.',
  }
}

async function answerCount(request: Request, dialect: Dialect): Promise<Response> {
  const read = await readRequest(request, dialect)
  if (!read.ok) return errorResponse(dialect, read.error)
  return jsonResponse(encodeTokenCount(countInputTokens(read.value)))
}

async function readRequest(
  request: Request,
  dialect: Dialect,
): Promise<Result<ChatRequest, ApiError>> {
  const json = await readJson(request)
  if (!json.ok) return json
  const decoded = dialect.decodeRequest(json.value)
  if (decoded.ok && decoded.value.messages.length === 0)
    return fail(badRequest('There are no messages: send at least one.'))
  return decoded
}

async function readJson(request: Request): Promise<Result<JsonObject, ApiError>> {
  const text = await request.text()
  if (text.length > longestBody) return fail(badRequest('The body is too long.'))
  const parsed = parseJson(text)
  if (!parsed.ok) return fail(badRequest(`The body is not JSON: ${parsed.error}`))
  return isJsonObject(parsed.value)
    ? ok(parsed.value)
    : fail(badRequest('The body is not a JSON object.'))
}

const badRequest = (message: string): ApiError => ({ kind: 'bad-request', status: 400, message })
