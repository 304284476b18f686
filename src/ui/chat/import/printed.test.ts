import fc from 'fast-check'
import { expect, test } from 'vitest'

import { requestsFor } from '../../../core/dialect/__fixtures__/requests.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import { printSnippet } from '../../../core/snippet/clients.ts'
import { clientIds } from '../../../core/snippet/snippet.ts'
import { mayBeRequest } from './may-be-request.ts'

const dialect = dialects['openai-chat']
const room = { replayFields: ['reasoning_content'], required: [], clashing: [] }
const readable = clientIds.filter((id) => id !== 'php-curl') // nobody reads PHP here

test.each(readable)('whatever %s prints is worth reading', (id) => {
  const whatPasses = () =>
    fc.assert(
      fc.property(requestsFor(dialect, room), (request) => {
        const encoded = dialect.encodeRequest(request)
        if (!encoded.ok) return true
        const printed = printSnippet(id, {
          dialectId: 'openai-chat',
          url: 'https://example.org/v1/chat/completions',
          headers: {},
          auth: 'bearer',
          keyVariable: 'MODELSLAB_API_KEY',
          body: encoded.value.body,
        })
        return !printed.ok || mayBeRequest(printed.value)
      }),
      { numRuns: 30 },
    )
  expect(whatPasses).not.toThrow()
})
