import { defaultTraits } from '../../core/dialect/dialect.ts'
import type { LocalRuntimeId } from '../../core/protocol/health.ts'
import { anthropicPaths, providerRow } from '../providers/provider-rows.ts'
import type { ProviderRow } from '../providers/provider-row.ts'

/**
 * `localhost` and not `127.0.0.1`: what listens on IPv6 alone is found too, because Node tries both.
 * Without `/v1`, since what tells the runtimes apart is not below it.
 */
const at = (port: number): string => `http://localhost:${port}`

const chat = '/v1/chat/completions'
const { messages } = anthropicPaths

const localRow = (
  id: LocalRuntimeId,
  row: Pick<ProviderRow, 'name' | 'baseUrl' | 'paths' | 'links'> & Partial<ProviderRow>,
): ProviderRow => providerRow({ id, needsKey: false, isLocal: true, traits: defaultTraits, ...row })

/** The runtimes that are looked for on this machine, as providers: contract.md §5. */
export const localRows: readonly ProviderRow[] = [
  localRow('ollama', {
    name: 'Ollama',
    baseUrl: at(11434),
    // Its own list knows sizes and quantisation, the one of `/v1` only names.
    paths: { chat, messages, models: '/api/tags' },
    keyVariable: null,
    auth: 'none',
    links: { docs: 'https://docs.ollama.com' },
  }),
  localRow('lm-studio', {
    name: 'LM Studio',
    baseUrl: at(1234),
    // Its own list knows how much context each model has.
    paths: { chat, messages, models: '/api/v0/models' },
    links: { docs: 'https://lmstudio.ai/docs/developer' },
  }),
  localRow('llama-cpp', {
    name: 'llama.cpp',
    baseUrl: at(8080),
    paths: { ...anthropicPaths, chat },
    links: { docs: 'https://github.com/ggml-org/llama.cpp/tree/master/tools/server' },
  }),
  localRow('vllm', {
    name: 'vLLM',
    baseUrl: at(8000),
    paths: { chat, models: '/v1/models' },
    links: { docs: 'https://docs.vllm.ai' },
  }),
  localRow('jan', {
    name: 'Jan',
    baseUrl: at(1337),
    paths: { chat, messages, models: '/v1/models' },
    needsKey: true,
    links: { docs: 'https://www.jan.ai/docs/desktop/api-server' },
  }),
]
