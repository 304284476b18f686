import { paramNames } from '../../core/chat/more-params.ts'
import { sliderParams, type ParamName } from '../../core/chat/params.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import type { DialectId, EncodedRequest } from '../../core/dialect/dialect.ts'
import { isJsonObject, parseJson } from '../../core/json.ts'
import type { NextSettings } from '../access/use-next-request.ts'

/** What of the page is in a body, and what is not. */
export interface SentCounts {
  readonly sent: number
  /** Members of the extra body that are no parameters of the page. */
  readonly extra: number
  /**
   * The sliders that are not sent, and of the folded group what is ticked and yet not sent: the
   * dozen that nobody ever ticked would say nothing.
   */
  readonly leftOut: number
}

/** Counted in the encoded request: what encoding dropped is left out, whatever is ticked. */
export function countSent(
  encoded: EncodedRequest,
  { choice, params, extraBody }: Pick<NextSettings, 'choice' | 'params' | 'extraBody'>,
): SentCounts {
  const isSent = (name: ParamName) => encoded.sent.includes(name)
  const expected = paramNames.filter(
    (name) => params[name].isSent || sliderParams.some((slider) => slider.name === name),
  )
  return {
    sent: encoded.sent.length,
    extra: extraBody.isSent ? countExtra(extraBody.text, choice.dialectId) : 0,
    leftOut: expected.filter((name) => !isSent(name)).length,
  }
}

function countExtra(text: string, dialectId: DialectId): number {
  const parsed = parseJson(text)
  if (!parsed.ok || !isJsonObject(parsed.value)) return 0
  const named = new Set(Object.values(dialects[dialectId].wireNames))
  return Object.keys(parsed.value).filter((member) => !named.has(member)).length
}
