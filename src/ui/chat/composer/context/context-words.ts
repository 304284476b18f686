import type { ContextUse } from '../../../../core/chat/context-use.ts'
import { formatCount } from '../../../kit/format-numbers.ts'

/** The line in words. */
export function contextSentence(use: ContextUse): string {
  const { inputTokens, isExact, contextTokens, parts, freeTokens, excessTokens } = use
  const input = `${isExact ? '' : 'About '}${formatCount(inputTokens)} tokens are sent`
  if (contextTokens === null) return `${input}. The context of this model is not known.`
  const reserved =
    parts.reserved === null ? '' : `, ${formatCount(parts.reserved)} kept for the answer`
  const rest =
    excessTokens > 0
      ? `${formatCount(excessTokens)} too many`
      : `${formatCount(freeTokens ?? 0)} free`
  return `${input}${reserved}, ${rest} of ${formatCount(contextTokens)}.`
}

/** Like what is said of a request that a provider refused (ux.md §4.4). */
export function excessSentence(use: ContextUse): string {
  const { inputTokens, isExact, contextTokens, parts, excessTokens } = use
  const about = isExact ? '' : 'about '
  const reserved = parts.reserved === null ? '' : ` + ${formatCount(parts.reserved)} reserved`
  return (
    `Too long by ${about}${formatCount(excessTokens)} tokens: ` +
    `${formatCount(inputTokens)} in the conversation${reserved} > ${formatCount(contextTokens ?? 0)}.`
  )
}
