import { startBuiltServer } from '../../support/built-server.mjs'

/** The built server, with the counting provider as ModelsLab. */
export async function startProduct(upstreamUrl, port = 0) {
  const server = await startBuiltServer({
    PORT: String(port),
    MODELSLAB_API_KEY: 'sk-faults-0123456789',
    MODELSLAB_BASE_URL: upstreamUrl,
  })
  return {
    url: server.url,
    port: server.port,
    /** As `kill -9` does, or as Ctrl+C does. */
    kill: () => server.end('SIGKILL'),
    stop: () => server.end('SIGTERM'),
  }
}
