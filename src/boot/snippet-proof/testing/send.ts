import type { ServerSettings } from '../../env/server-options.ts'
import { readServerSettings } from '../../env/server-options.ts'
import { createSettings } from '../../env/settings.ts'
import { createNodeProxy, setNodeTimer } from '../../node-proxy.ts'
import type { Dialect } from '../../../core/dialect/dialect.ts'
import { defaultTraits } from '../../../core/dialect/dialect.ts'
import type { ChatRequest } from '../../../core/chat/request.ts'
import {
  clientHeader,
  routes,
  type ProviderInfo,
  type ProvidersAnswer,
} from '../../../core/protocol/protocol.ts'
import type { SnippetRequest } from '../../../core/snippet/snippet.ts'
import type { ProviderRow } from '../../../proxy/providers/provider-row.ts'
import { createMemoryLog } from '../../../proxy/runs/memory-log.ts'

/** Where the programs find the key, and where the server does. */
export const keyVariable = 'PROOF_API_KEY'

/** In no program's text, and in the header of every request that needs it. */
export const canaryKey = 'sk-CANARY-0c4e9b7f2ad85163'

export type Auth = ProviderInfo['auth']

/** The whole way of the Send button below the page: our protocol, the proxy, the network. */
export interface Sender {
  /**
   * Sends it, and reads the answer to its end.
   * @returns the same request as code has to make it
   */
  send(baseUrl: string, auth: Auth, dialect: Dialect, request: ChatRequest): Promise<SnippetRequest>
  close(): Promise<void>
}

const row = (baseUrl: string, auth: Auth): ProviderRow => ({
  id: 'proof',
  name: 'Proof',
  keyVariable: auth === 'none' ? null : keyVariable,
  needsKey: auth !== 'none',
  baseUrlVariable: 'PROOF_BASE_URL',
  isLocal: false,
  baseUrl,
  paths: { chat: '/chat/completions', messages: '/v1/messages' },
  auth,
  traits: defaultTraits,
  links: {},
})

export function createSender(): Sender {
  let rows: readonly ProviderRow[] = []
  let runs = 0
  const settings = createSettings({ [keyVariable]: canaryKey }, '/nowhere')
  const server = serverSettings(settings)
  const proxy = createNodeProxy({
    settings,
    server,
    providerRows: () => rows,
    log: createMemoryLog(setNodeTimer, server.logLimits),
    report: (line) => {
      throw new Error(line)
    },
  })
  const ask = async (path: string, body?: object): Promise<string> => {
    const answer = await proxy.fetch(
      new Request(`http://localhost:8787${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: 'localhost:8787',
          cookie: `verbatim_owner=${'a'.repeat(32)}`,
          'content-type': 'application/json',
          [clientHeader.name]: clientHeader.value,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return text
  }
  const describe = async (): Promise<ProviderInfo> => {
    const { providers } = JSON.parse(await ask(routes.providers)) as ProvidersAnswer // our own answer
    const provider = providers.find(({ id }) => id === 'proof')
    if (!provider) throw new Error('the provider is not offered')
    return provider
  }

  return {
    async send(baseUrl, auth, dialect, request) {
      rows = [row(baseUrl, auth)]
      const provider = await describe()
      const encoded = dialect.encodeRequest(request, provider.traits)
      if (!encoded.ok) throw new Error(encoded.error.message)
      const { operation, body } = encoded.value
      const runId = (runs += 1).toString(16).padStart(32, '0')
      await ask(routes.runs, { runId, provider: provider.id, operation, body })
      const url = provider.endpoints[operation]
      if (url === undefined) throw new Error(`there is no address for ${operation}`)
      return {
        dialectId: dialect.id,
        url,
        headers: dialect.headers,
        auth: provider.auth,
        keyVariable: provider.keyVariable,
        body,
      }
    },
    close: () => proxy.close(),
  }
}

function serverSettings(settings: ReturnType<typeof createSettings>): ServerSettings {
  const read = readServerSettings(settings)
  if (!read.ok) throw new Error(read.error)
  return read.value
}
