import { userText } from '../../chat/message.ts'
import type { DialectId } from '../../dialect/dialect.ts'
import { dialects } from '../../dialect/dialects.ts'
import type { JsonObject } from '../../json.ts'
import type { SnippetRequest } from '../snippet.ts'

interface Choices {
  readonly dialectId: DialectId
  readonly stream: boolean
  readonly auth?: SnippetRequest['auth']
  readonly origin?: string
  readonly extra?: JsonObject
}

/** One message and three parameters, encoded as Send encodes them. */
export function smallRequest(choices: Choices): SnippetRequest {
  const { dialectId, stream, auth = 'bearer', origin = 'https://api.example', extra } = choices
  const dialect = dialects[dialectId]
  const encoded = dialect.encodeRequest({
    model: 'kimi-k2',
    messages: [{ role: 'system', text: "It's “fine”" }, userText('Say "$5"\nüber 🙂')],
    params: { maxTokens: 50, temperature: 0.6 },
    stream,
    extra: extra ?? { safe_prompt: true },
  })
  if (!encoded.ok) throw new Error(encoded.error.message)
  const { headers, program } = dialect
  const url = `${origin}/v1${program.path.replace(/^\/v1/, '')}`
  return { dialectId, url, headers, auth, keyVariable: 'EXAMPLE_API_KEY', body: encoded.value.body }
}
