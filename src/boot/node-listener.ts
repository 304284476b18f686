import type { IncomingMessage, ServerResponse } from 'node:http'

import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

import type { Outlet } from '../proxy/http/outlet.ts'
import { createTurnEnd, sendEvents, type Begin } from './event-sink.ts'

export type Answer = (request: Request, outlet: Outlet) => Promise<Response>

/** What node-server would do by default is to print the whole error, headers and all. */
const answerFault = (): Response =>
  new Response(null, { status: 400, headers: { 'cache-control': 'no-store' } })

/** Node's requests and responses as those of the web, save for events: see `Outlet`. */
export function createNodeListener(
  answer: Answer,
  options: { readonly overrideGlobalObjects?: boolean } = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  const atTurnEnd = createTurnEnd()
  return getRequestListener(
    async (request, { outgoing }) => {
      const taken: { begin: Begin | null } = { begin: null }
      const takeOver = (begin: Begin) => {
        taken.begin = begin
      }
      const head = await answer(request, { takeOver })
      if (taken.begin === null) return head
      // We listen for HTTP/1 only, so it is not the response of HTTP/2.
      sendEvents(outgoing as ServerResponse, head, taken.begin, atTurnEnd)
      return RESPONSE_ALREADY_SENT
    },
    { ...options, errorHandler: answerFault },
  )
}
