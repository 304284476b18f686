import { Hono } from 'hono'

import { parseJson, stringAt } from '../../core/json.ts'
import { emptyAnswer, errorAnswer, refuse } from '../http/answers.ts'
import { bytesOf, readText } from '../http/read-text.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'

const maxBytes = 4096

/** Trading the access token for a cookie: `core/protocol/SPEC.md`, rule 5. */
export function createSessionRoutes({ access }: ProxyContext): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()
  routes.post('/', async (c) => {
    const text = await readText(bytesOf(c.req.raw), maxBytes)
    const json = text.ok ? parseJson(text.value) : text
    const token = json.ok ? stringAt(json.value, 'token') : null
    if (token === null)
      return errorAnswer(400, { kind: 'bad-request', message: 'The token is missing.' })
    const signIn = await access.signIn(c.req.raw, token)
    switch (signIn.outcome) {
      case 'accepted': {
        const answer = emptyAnswer()
        answer.headers.append('set-cookie', signIn.setCookie)
        return answer
      }
      case 'wrong':
        return refuse(401, 'That is not the access token of this server.')
      case 'too-many':
        return errorAnswer(
          429,
          {
            kind: 'rate-limited',
            message: 'Too many wrong tokens. Wait a minute.',
            retryAfterMs: signIn.retryAfterMs,
          },
          { 'retry-after': String(Math.ceil(signIn.retryAfterMs / 1000)) },
        )
    }
  })
  return routes
}
