import { moreParams } from '../../../core/chat/more-params.ts'
import type { ParamName, Params } from '../../../core/chat/params.ts'
import { initialSystemMessage, sliderParams } from '../../../core/chat/params.ts'
import type { ChatRequest } from '../../../core/chat/request.ts'
import { shortNames, shortParam } from '../../../core/chat/short-params.ts'
import type { DialectId } from '../../../core/dialect/dialect.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import { parseJson, type JsonObject } from '../../../core/json.ts'

/** What produced an answer, read back from the request as it was sent. */
export interface AnswerSettings {
  readonly dialectId: DialectId
  readonly model: string
  readonly params: Params
  /** Null when no system message was sent. */
  readonly system: string | null
  /** Members of the body that have no name here. */
  readonly extra: JsonObject
}

/** @returns null for a body that its dialect cannot read (a foreign or damaged record). */
export function readRequest(dialectId: DialectId, body: string): ChatRequest | null {
  const json = parseJson(body)
  if (!json.ok) return null
  const request = dialects[dialectId].decodeRequest(json.value)
  return request.ok ? request.value : null
}

/** One conversation's answers were mostly asked for alike: what was read last is read again. */
let lastRead: {
  readonly dialectId: DialectId
  readonly outline: string
  readonly settings: AnswerSettings | null
} | null = null

/** @param outline the request, with or without what was said in it */
export function readSettings(dialectId: DialectId, outline: string): AnswerSettings | null {
  if (lastRead?.dialectId === dialectId && lastRead.outline === outline) return lastRead.settings
  const request = readRequest(dialectId, outline)
  const settings = request && {
    dialectId,
    model: request.model,
    params: request.params,
    system: request.messages.find((message) => message.role === 'system')?.text ?? null,
    extra: request.extra ?? {},
  }
  lastRead = { dialectId, outline, settings }
  return settings
}

export const haveSameSettings = (a: AnswerSettings, b: AnswerSettings): boolean =>
  a.model === b.model &&
  a.system === b.system &&
  JSON.stringify(a.extra) === JSON.stringify(b.extra) &&
  (Object.keys({ ...a.params, ...b.params }) as ParamName[]).every(
    (name) => JSON.stringify(a.params[name]) === JSON.stringify(b.params[name]),
  )

/** One setting as it stands in an answer's header. */
export interface SettingMark {
  readonly name: ParamName | 'extra' | 'system'
  readonly text: string
}

/**
 * `T 0.70` always, every other slider only where it differs from the initial value or was not sent,
 * all else only where it was. What the dialect has no name for was nobody's choice: it is not mentioned.
 */
export function settingMarks(settings: AnswerSettings): readonly SettingMark[] {
  const { params, system, extra } = settings
  const more = moreParams.flatMap(({ name }): readonly SettingMark[] => {
    const value = params[name]
    return value === undefined ? [] : [{ name, text: shortParam(name, value) }]
  })
  return [
    ...sliderMarks(settings),
    ...more,
    ...(Object.keys(extra).length > 0 ? [{ name: 'extra', text: 'extra' } as const] : []),
    ...(system === initialSystemMessage
      ? []
      : [
          {
            name: 'system',
            text: system === null ? 'no system message' : 'own system message',
          } as const,
        ]),
  ]
}

const sliderMarks = ({ dialectId, params }: AnswerSettings): readonly SettingMark[] =>
  sliderParams.flatMap(({ name, initial }): readonly SettingMark[] => {
    const value = params[name]
    if (value === undefined)
      return dialects[dialectId].params[name].supported
        ? [{ name, text: `no ${shortNames[name]}` }]
        : []
    if (name === 'temperature') return [{ name, text: `T ${value.toFixed(2)}` }]
    return value === initial ? [] : [{ name, text: shortParam(name, value) }]
  })

/** The step of the temperature ramp, 0 (cold) to 4 (hot), over 0 to `max`. */
export const temperatureStep = (temperature: number, max: number): number =>
  Math.min(4, Math.max(0, Math.round((temperature / max) * 4)))
