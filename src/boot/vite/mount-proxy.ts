import type { IncomingMessage, ServerResponse } from 'node:http'

import { isRunnableDevEnvironment, type Plugin } from 'vite'

/** What `dev-proxy.ts` exports. It is loaded by name, so the compiler cannot see the file itself. */
interface DevProxy {
  readonly handleProxyRequest: (request: IncomingMessage, response: ServerResponse) => unknown
}

/**
 * Serves the proxy from Vite's own port during development. The code is loaded through Vite, not
 * imported by this configuration: so an edit of the proxy counts from the next request on, and
 * does not restart the dev server.
 */
export function mountProxy(): Plugin {
  return {
    name: 'verbatim:mount-proxy',
    apply: 'serve',
    configureServer(server) {
      const environment = server.environments.ssr
      if (!isRunnableDevEnvironment(environment)) throw new Error('Vite cannot run server code')
      server.middlewares.use((request, response, next) => {
        if (!/^\/(api|demo)(\/|\?|$)/.test(request.url ?? '')) {
          next()
          return
        }
        environment.runner
          .import<DevProxy>('/src/boot/dev-proxy.ts')
          .then((proxy) => proxy.handleProxyRequest(request, response))
          .catch(next)
      })
    },
  }
}
