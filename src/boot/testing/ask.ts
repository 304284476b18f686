import { once } from 'node:events'
import { request as openRequest, type IncomingHttpHeaders } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** `fetch` sets Host and Origin by itself; an attacker sets them by hand. */
export async function ask(
  server: { readonly port: number },
  path: string,
  init: {
    method?: string
    headers?: Record<string, string> | readonly string[]
    body?: string
  } = {},
): Promise<RawAnswer> {
  const request = openRequest({
    host: '127.0.0.1',
    port: server.port,
    path,
    method: init.method ?? 'GET',
    headers: init.headers ?? {},
    agent: false,
  })
  request.end(init.body)
  const [response] = await once(request, 'response')
  response.setEncoding('utf8')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode, headers: response.headers, text }
}

export const owner = { cookie: `verbatim_owner=${'a'.repeat(32)}` }
export const json = { ...owner, 'x-verbatim': '1', 'content-type': 'application/json' }
export const runId = '1'.repeat(32)

export const aStart = (differences: Record<string, unknown> = {}) => ({
  method: 'POST',
  headers: json,
  body: JSON.stringify({
    runId,
    provider: 'openai',
    operation: 'chat',
    body: '{"a": 1}\n',
    ...differences,
  }),
})

export const aStop = { method: 'DELETE', headers: json }
