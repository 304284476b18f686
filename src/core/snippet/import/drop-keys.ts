import type { Draft, Written } from './draft.ts'
import type { FoundRequest } from './found-request.ts'

/** Headers that carry a secret: no part of them is kept. */
const secretHeader =
  /^(?:(?:proxy-)?authorization|(?:[\w-]*[-_])?(?:api[-_]?)?key|cookie2?|[\w-]*[-_](?:token|secret))$/i

/** Members of a body, and parameters of a URL, that carry one. The encoder refuses the same names. */
const secretMember = /^(?:key|(?:x-)?api[-_]?key|authorization|access[-_]?token|subscription-key)$/i

/** Says nothing that the page does not say by itself. */
const passedOver = /^(?:content-type|content-length|host|connection|accept-encoding)$/i

/** The request without a key in it. */
export function dropKeys(draft: Draft): FoundRequest {
  const url = draft.url && dropFromUrl(draft.url)
  const secrets = draft.headers.filter(([name]) => secretHeader.test(name))
  const members = Object.entries(draft.body.members)
  const ofBody = members.filter(([name]) => secretMember.test(name))
  return {
    form: draft.form,
    url: url && url.text,
    headers: keptHeaders(draft),
    body: Object.fromEntries(members.filter(([name]) => !secretMember.test(name))),
    hadKey:
      url?.hadKey === true ||
      [...secrets.map(([, value]) => value), ...draft.keys].some(isKey) ||
      ofBody.some(([, value]) => typeof value === 'string' && isRealKey(value)),
    dialectId: draft.dialectId,
  }
}

const keptHeaders = ({ headers }: Draft): Readonly<Record<string, string>> =>
  Object.fromEntries(
    headers
      .filter(([name]) => !secretHeader.test(name) && !passedOver.test(name))
      .map(([name, { text }]) => [name.toLowerCase(), text.trim()]),
  )

const isKey = ({ text, hasHole }: Written): boolean => !hasHole && isRealKey(text)

/** Words that stand where a key goes, in documentation. */
const placeholder =
  /^$|^[$%<{[(]|[>}\])…]$|\.\.\.|…|x{4,}|\*{3,}|your|token|secret|api[-_ ]?key|^key$|^sk-(?:xx|my)|replace|insert|dummy|example|not-needed|no-key|^(?:ollama|lm-studio|vllm|none|empty|test|anything|null|undefined)$/i

/** A literal key, and not a word that stands for one. */
function isRealKey(text: string): boolean {
  const word = text.trim().replace(/^(?:bearer|basic|token)(?:\s+|$)/i, '')
  return !placeholder.test(word)
}

const parameter = /([?&])([^=&#?]*)=([^&#]*)/g
const userInfo = /^([a-z][\w+.-]*:\/\/)([^/?#@]*)@/i

function dropFromUrl({ text, hasHole }: Written) {
  let hadKey = false
  const withoutUser = text.replace(userInfo, (_, scheme: string, user: string) => {
    hadKey ||= isRealKey(user.replace(/^[^:]*:/, ''))
    return scheme
  })
  const kept = withoutUser.replaceAll(
    parameter,
    (whole, mark: string, name: string, value: string) => {
      if (!secretMember.test(name)) return whole
      hadKey ||= !hasHole && isRealKey(value)
      return mark === '?' ? '?' : ''
    },
  )
  return { text: kept.replace('?&', '?').replace(/\?(?=#|$)/, ''), hadKey }
}
