import type { DialectId } from '../../dialect/dialect.ts'
import { dialects } from '../../dialect/dialects.ts'
import { dialectIds } from '../../dialect/request-dialects.ts'
import type { FoundRequest } from './found-request.ts'

/** By the SDK, the path of the URL, the dialect's own header, and then by what the body looks like. */
export function chooseDialect(found: FoundRequest): DialectId {
  return (
    found.dialectId ??
    dialectIds.find((id) => hasPath(found.url, dialects[id].program.path)) ??
    dialectIds.find((id) => hasHeaderOf(found, id)) ??
    dialectIds.find((id) => dialects[id].isOwnBody(found.body)) ??
    'openai-chat'
  )
}

const hasPath = (url: string | null, path: string): boolean =>
  url !== null && (url.split(/[?#]/, 1)[0] ?? '').replace(/\/+$/, '').endsWith(path)

const hasHeaderOf = ({ headers }: FoundRequest, id: DialectId): boolean =>
  Object.keys(dialects[id].headers).some((name) => Object.hasOwn(headers, name.toLowerCase()))
