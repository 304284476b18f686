import type { LocalRuntimeId } from '../../core/protocol/health.ts'
import { localRows } from '../local/local-rows.ts'
import type { RoutedAnswer } from './routed-send.ts'

/** What a runtime answers, by path. */
export type RuntimeAnswers = Readonly<Record<string, RoutedAnswer>>

const baseUrlOf = (id: string): string => localRows.find((row) => row.id === id)?.baseUrl ?? ''

/** These runtimes at their addresses, each at its own port. */
export const addressesOf = (
  runtimes: Readonly<Record<string, RuntimeAnswers>>,
): Record<string, RoutedAnswer> =>
  Object.fromEntries(
    Object.entries(runtimes).flatMap(([id, answers]) =>
      Object.entries(answers).map(([path, answer]) => [`${baseUrlOf(id)}${path}`, answer]),
    ),
  )

const json = (value: unknown, status = 200): RoutedAnswer => [status, JSON.stringify(value)]

const listOf = (...models: readonly object[]): RoutedAnswer =>
  json({ object: 'list', data: models })

const loading = json(
  { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
  503,
)

/**
 * The five runtimes with a model, written by hand from contract.md §5 and their documentation:
 * https://docs.ollama.com/api/tags · https://lmstudio.ai/docs/developer/rest/endpoints ·
 * https://github.com/ggml-org/llama.cpp/tree/master/tools/server · https://docs.vllm.ai ·
 * https://www.jan.ai/docs/desktop/api-server
 */
export const readyRuntimes: Readonly<Record<LocalRuntimeId, RuntimeAnswers>> = {
  ollama: {
    '/api/version': json({ version: '0.13.5' }),
    '/api/tags': json({
      models: [
        {
          name: 'llama3.2:latest',
          model: 'llama3.2:latest',
          size: 2_019_393_189,
          details: { parameter_size: '3.2B', quantization_level: 'Q4_K_M' },
        },
        { name: 'qwen3:8b', model: 'qwen3:8b', size: 5_225_388_164, details: {} },
      ],
    }),
  },
  'lm-studio': {
    '/api/v0/models': listOf(
      { id: 'qwen2-vl-7b', object: 'model', type: 'vlm', state: 'not-loaded' },
      { id: 'nomic-embed', object: 'model', type: 'embeddings', state: 'not-loaded' },
    ),
  },
  'llama-cpp': {
    '/health': json({ status: 'ok' }),
    '/props': json({ build_info: 'b7000-1234abcd', chat_template: '{{ messages }}' }),
    '/v1/models': listOf({ id: 'gemma-3-4b-it.gguf', object: 'model', owned_by: 'llamacpp' }),
  },
  vllm: {
    '/version': json({ version: '0.15.0' }),
    '/v1/models': listOf({ id: 'Qwen/Qwen3-8B', owned_by: 'vllm', max_model_len: 40_960 }),
  },
  jan: {
    '/openapi.json': json({ openapi: '3.0.0', info: { title: 'Jan API', version: '0.7' } }),
    '/v1/models': listOf({ id: 'jan-v1-4b', object: 'model', owned_by: 'jan' }),
  },
}

/** llama.cpp while its model is being read: every address answers the same. */
export const loadingLlama: RuntimeAnswers = {
  '/health': loading,
  '/props': loading,
  '/v1/models': loading,
}

/** Each as it is before the first model was fetched. */
export const emptyRuntimes: Readonly<Partial<Record<LocalRuntimeId, RuntimeAnswers>>> = {
  ollama: { ...readyRuntimes.ollama, '/api/tags': json({ models: [] }) },
  'lm-studio': {
    '/api/v0/models': listOf({ id: 'nomic-embed', type: 'embeddings', state: 'loaded' }),
  },
}

/** With a key that was set there and is not set here. */
export const lockedRuntimes: Readonly<Partial<Record<LocalRuntimeId, RuntimeAnswers>>> = {
  'lm-studio': {
    '/api/v0/models': json(
      {
        error: {
          type: 'invalid_request',
          code: 'invalid_api_key',
          message: 'An LM Studio API token is required to make requests to this server.',
        },
      },
      401,
    ),
  },
  'llama-cpp': {
    '/health': json({ status: 'ok' }),
    '/props': json({ error: { code: 401, message: 'x', type: 'authentication_error' } }, 401),
    '/v1/models': json({ error: { code: 401, message: 'x', type: 'authentication_error' } }, 401),
  },
  vllm: { ...readyRuntimes.vllm, '/v1/models': json({ error: 'Unauthorized' }, 401) },
  jan: { ...readyRuntimes.jan, '/v1/models': [401, 'Missing authorization header'] },
}
