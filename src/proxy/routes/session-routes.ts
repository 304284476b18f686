import { Hono } from 'hono'

import { parseJson, stringAt } from '../../core/json.ts'
import { emptyAnswer, errorAnswer, refuse, refuseBody, tryAgain } from '../http/answers.ts'
import { bytesOf, readText } from '../http/read-text.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'

const maxBytes = 4096

/** Trading the access token for a cookie: `core/protocol/SPEC.md`, rule 5. */
export function createSessionRoutes({ access, bodies }: ProxyContext): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()
  routes.post('/', async (c) => {
    const hold = bodies.open()
    const text = await readText(bytesOf(c.req.raw), maxBytes, hold)
    hold.release()
    if (!text.ok) return refuseBody(text.error, 'That is too long for a token.')
    const json = parseJson(text.value)
    const token = json.ok ? stringAt(json.value, 'token') : null
    if (token === null)
      return errorAnswer(400, { kind: 'bad-request', message: 'The token is missing.' })
    const signIn = await access.signIn(c.req.raw, token, c.env.address)
    switch (signIn.outcome) {
      case 'accepted': {
        const answer = emptyAnswer()
        answer.headers.append('set-cookie', signIn.setCookie)
        return answer
      }
      case 'wrong':
        return refuse(401, 'That is not the access token of this server.')
      case 'too-many':
        return tryAgain(429, 'Too many wrong tokens. Wait a minute.', {
          retryAfterMs: signIn.retryAfterMs,
        })
    }
  })
  return routes
}
