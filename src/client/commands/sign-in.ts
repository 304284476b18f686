import type { QueryClient } from '@tanstack/query-core'

import type { ProxyClient } from '../transport/proxy-client.ts'
import type { Commands } from './commands.ts'

/** After the door has opened, all that was refused before is asked again. */
export const createSignIn =
  (proxy: Pick<ProxyClient, 'signIn'>, queryClient: QueryClient): Commands['signIn'] =>
  async (token) => {
    const answer = await proxy.signIn(token)
    if (!answer.ok) return answer.error.error.message
    await queryClient.invalidateQueries()
    return null
  }
