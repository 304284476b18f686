import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { isRunnableDevEnvironment, type Connect, type Plugin, type ViteDevServer } from 'vite'

/** What `prerender/dev-site.ts` exports. Loaded by name, so the compiler cannot see the file itself. */
interface DevSite {
  readonly makeFile: (
    pathname: string,
    readTemplate: (file: string) => Promise<string>,
  ) => Promise<{ readonly type: string; readonly content: string | Uint8Array } | null>
}

/**
 * Serves during development what the build writes from the catalogue: the pages, their twins for
 * machines and the maps of both. Made anew for every request, by code that is loaded through Vite, so
 * that an edit counts at once.
 */
export function mountSite(): Plugin {
  return {
    name: 'verbatim:mount-site',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.method !== 'GET') {
          next()
          return
        }
        answer(server, request)
          .then((file) => {
            if (file === null) {
              next()
              return
            }
            response.setHeader('content-type', file.type)
            response.end(file.content)
          })
          .catch(next)
      })
    },
  }
}

async function answer(server: ViteDevServer, request: Connect.IncomingMessage) {
  const environment = server.environments.ssr
  if (!isRunnableDevEnvironment(environment)) throw new Error('Vite cannot run server code')
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const site = await environment.runner.import<DevSite>('/src/boot/prerender/dev-site.ts')
  return site.makeFile(pathname, (file) =>
    server.transformIndexHtml(pathname, readFileSync(join(server.config.root, file), 'utf8')),
  )
}
