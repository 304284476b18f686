import type { HeardRequest } from './recording-provider.ts'

/** What says how bytes travel and who sends them: each client has its own, and providers ignore it. */
const transport = new RegExp(
  `^(${[
    'host connection content-length transfer-encoding expect te keep-alive priority',
    'accept accept-encoding accept-language user-agent sec-fetch-mode',
    'x-stainless-[a-z-]+',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
)

const meaningful = ({ headers }: HeardRequest): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !transport.test(name)))

/**
 * One text for all JSON texts of the same value: members sorted, numbers as JavaScript prints them.
 * Lists of pairs instead of objects, so that no member's name means anything.
 * @throws when it is not JSON in UTF-8
 */
export function meaningOf(body: Buffer): string {
  return JSON.stringify(inOrder(JSON.parse(new TextDecoder('utf-8', strictly).decode(body))))
}

const strictly = { fatal: true, ignoreBOM: true }

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : value
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, inOrder(member)] as const)
  return { members: members.toSorted(([a], [b]) => (a < b ? -1 : 1)) }
}

/** All in which a request may not differ from what Send sends. */
export const essence = (heard: HeardRequest) => ({
  method: heard.method,
  path: heard.path,
  headers: meaningful(heard),
  body: meaningOf(heard.body),
})
