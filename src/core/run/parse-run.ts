import * as v from 'valibot'

import { priceSchema } from '../catalog/parse-model.ts'
import type { ApiErrorKind } from '../chat/api-error.ts'
import { dialectIds } from '../dialect/request-dialects.ts'
import { paramNames } from '../chat/more-params.ts'
import { shortenBody } from '../dialect/wire/shorten-body.ts'
import type { Run } from './run.ts'
import { emptyTimeline } from './timing.ts'

/** Every kind, as a value: adding one to the type without adding it here does not compile. */
const errorKinds = Object.keys({
  'no-key': 0,
  'bad-key': 0,
  'no-credit': 0,
  forbidden: 0,
  blocked: 0,
  'model-not-found': 0,
  'bad-parameter': 0,
  'bad-request': 0,
  'context-overflow': 0,
  'rate-limited': 0,
  overloaded: 0,
  'upstream-failure': 0,
  unreachable: 0,
  redirected: 0,
  timeout: 0,
  truncated: 0,
  limit: 0,
  malformed: 0,
  'server-down': 0,
  offline: 0,
  interrupted: 0,
  'key-in-request': 0,
  'part-missing': 0,
  refused: 0,
} satisfies Record<ApiErrorKind, 0>) as ApiErrorKind[] // the keys of that very record

const textOrNull = v.fallback(v.nullable(v.string()), null)
const numberOrNull = v.fallback(v.nullable(v.number()), null)

const errorSchema = v.object({
  kind: v.fallback(v.picklist(errorKinds), 'upstream-failure'),
  message: v.string(),
  detail: v.exactOptional(v.string()),
  status: v.exactOptional(v.number()),
  code: v.exactOptional(v.string()),
  parameter: v.exactOptional(v.picklist(paramNames)),
  retryAfterMs: v.exactOptional(v.number()),
})

const runSchema = v.object({
  id: v.string(),
  providerId: v.string(),
  dialectId: v.picklist(dialectIds),
  model: v.string(),
  outline: v.string(),
  startedAt: v.number(),
  price: v.exactOptional(v.fallback(v.nullable(priceSchema), null)),
  // A status nobody knows is no reason to go on reading a log for ever.
  status: v.fallback(
    v.picklist([
      'waiting',
      'opened',
      'thinking',
      'answering',
      'complete',
      'stopped',
      'interrupted',
      'failed',
    ]),
    'interrupted',
  ),
  httpStatus: numberOrNull,
  headers: v.fallback(v.record(v.string(), v.string()), {}),
  responseId: textOrNull,
  responseModel: textOrNull,
  text: v.fallback(v.string(), ''),
  reasoning: v.fallback(v.nullable(v.object({ text: v.string(), field: v.string() })), null),
  toolCalls: v.fallback(
    v.array(
      v.object({ key: v.string(), id: v.string(), name: v.string(), argumentsText: v.string() }),
    ),
    [],
  ),
  usage: v.fallback(
    v.nullable(
      v.object({
        inputTokens: v.nullable(v.number()),
        outputTokens: v.nullable(v.number()),
        reasoningTokens: v.exactOptional(v.number()),
        cachedInputTokens: v.exactOptional(v.number()),
      }),
    ),
    null,
  ),
  finishReason: v.fallback(
    v.nullable(v.picklist(['stop', 'length', 'tool-calls', 'content-filter', 'refusal', 'other'])),
    null,
  ),
  rawReason: textOrNull,
  error: v.fallback(v.nullable(errorSchema), null),
  openAtMs: numberOrNull,
  firstReasoningAtMs: numberOrNull,
  firstTextAtMs: numberOrNull,
  lastTextAtMs: numberOrNull,
  endAtMs: numberOrNull,
  timeline: v.fallback(
    v.object({ binMs: v.pipe(v.number(), v.minValue(1)), counts: v.array(v.number()) }),
    { binMs: emptyTimeline.binMs, counts: [] },
  ),
})

/**
 * A run as it lay on a disk: written by an older or newer version, or damaged. What is broken is
 * left at its initial value; only without its six facts is it no run at all.
 * @returns null when it is no run.
 */
export function parseRun(value: unknown): Run | null {
  const parsed = v.safeParse(runSchema, value)
  return parsed.success ? parsed.output : null
}

/**
 * A run as versions 1 and 2 of the database wrote it: with its request in it.
 * @returns null when it is no run, or has no request.
 */
export function parseWholeRun(value: unknown): { readonly run: Run; readonly body: string } | null {
  const whole = v.safeParse(v.looseObject({ body: v.string() }), value)
  if (!whole.success) return null
  const { body } = whole.output
  const run = parseRun({ ...whole.output, outline: shortenBody(body) })
  return run && { run, body }
}
