import type { ProxyDeps } from '../deps.ts'
import type { Access } from './access.ts'
import { refuse } from './answers.ts'
import { checkHost, createHostGuard } from './host-guard.ts'
import { checkIntent, checkOrigin } from './origin-guard.ts'
import { identifyOwner, type Owner } from './owner.ts'
import type { RequestHead } from './request-head.ts'

/** The rules for every request of `core/protocol/SPEC.md`, each with the answer that refuses. */
export interface Guards {
  /** Whether it is for this server, and no other web page sent it. Null when it may go on. */
  checkAll(head: RequestHead): Response | null
  /** Access, intent, and then the name of the browser, which a new one is given. */
  checkApi(head: RequestHead, isSignIn: boolean): Response | Owner
}

export function createGuards(access: Access, deps: ProxyDeps): Guards {
  const isAllowedHost = createHostGuard(deps.allowedHosts)
  return {
    checkAll: (head) => checkHost(head, isAllowedHost) ?? checkOrigin(head),
    checkApi: (head, isSignIn) => {
      if (!isSignIn && !access.isAllowed(head))
        return refuse(401, 'This server asks for its access token first.')
      return checkIntent(head) ?? identifyOwner(head, deps.randomHex)
    },
  }
}
