import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { ChatRequest } from '../../chat/request.ts'
import { requestsFor } from '../../dialect/__fixtures__/requests.ts'
import type { DialectId } from '../../dialect/dialect.ts'
import { dialects } from '../../dialect/dialects.ts'
import { dialectIds } from '../../dialect/request-dialects.ts'
import { conversations } from '../__fixtures__/corpus.ts'
import { printSnippet, snippetClients } from '../clients.ts'
import type { SnippetClientId } from '../snippet.ts'
import { importRequest } from './import-request.ts'

/** Every client but PHP, whose programs are not read. */
const clientIds = snippetClients.map(({ id }) => id).filter((id) => id !== 'php-curl')

const auths = ['bearer', 'x-api-key', 'none'] as const

/** The program for a request, and the request as the body says it. */
function printed(clientId: SnippetClientId, dialectId: DialectId, request: ChatRequest, index = 0) {
  const dialect = dialects[dialectId]
  const body = bodyOf(dialectId, request)
  const url = `https://api.example.org/v7/llm${dialect.program.path}`
  const program = printSnippet(clientId, {
    dialectId,
    url,
    headers: dialect.headers,
    auth: auths[index % auths.length] ?? 'bearer',
    keyVariable: 'EXAMPLE_API_KEY',
    body,
  })
  if (!program.ok) return null // an SDK that cannot say it: `printSnippet` has told why
  const said = dialect.decodeRequest(JSON.parse(body))
  if (!said.ok) throw new Error(said.error.message)
  return { text: program.value, url, body, said: said.value }
}

function bodyOf(dialectId: DialectId, request: ChatRequest): string {
  const encoded = dialects[dialectId].encodeRequest(request)
  if (!encoded.ok) throw new Error(encoded.error.message)
  return encoded.value.body
}

describe.each(dialectIds)('%s', (dialectId) => {
  test.each(clientIds)(
    '[S3] what %s prints is read back: the whole corpus',
    { timeout: 30_000 },
    (clientId) => {
      let count = 0
      for (const [index, { name, request }] of conversations.entries()) {
        const program = printed(clientId, dialectId, request, index)
        if (program === null) continue
        const read = importRequest(program.text)
        if (!read?.ok) throw new Error(`${name}: ${JSON.stringify(read)}\n${program.text}`)
        const { request: again, found, losses, dialectId: dialect } = read.value
        const { url, headers, hadKey } = found
        const said = { name, url, headers, hadKey, losses, dialect, body: bodyOf(dialectId, again) }
        const body = JSON.parse(program.body) as unknown
        expect({ ...said, body: JSON.parse(said.body) as unknown }).toEqual({
          ...{ name, url: program.url, headers: dialects[dialectId].headers, hadKey: false },
          ...{ losses: [], dialect: dialectId, body },
        })
        // What the body says out of range is kept as an extra member, and so is not what decoding says.
        const isInRange = bodyOf(dialectId, program.said) === program.body
        expect(isInRange ? again : program.said).toEqual(program.said)
        count += 1
      }
      expect(count).toBeGreaterThan(conversations.length / 2)
    },
  )

  test.each(clientIds)(
    '[S3] what %s prints is read back: generated requests',
    { timeout: 30_000 },
    (clientId) => {
      const isOpenAi = dialectId === 'openai-chat'
      const room = {
        replayFields: [],
        required: isOpenAi ? [] : (['maxTokens'] as const),
        clashing: isOpenAi ? [] : (['temperature', 'topP'] as const),
      }
      fc.assert(
        fc.property(requestsFor(dialects[dialectId], room), (request) => {
          const program = printed(clientId, dialectId, request)
          const read = program && importRequest(program.text)
          expect(read?.ok === true && read.value.request).toEqual(program?.said)
        }),
        { numRuns: 60 },
      )
    },
  )
})
