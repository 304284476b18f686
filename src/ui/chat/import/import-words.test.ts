import { expect, test } from 'vitest'

import { importRequest, type ImportedRequest } from '../../../core/snippet/import/import-request.ts'
import { addressLine, headersLine, kindLine, offerSentence } from './import-words.ts'

const messages = '"messages": [{ "role": "user", "content": "Hi" }]'

function imported(text: string): ImportedRequest {
  const read = importRequest(text)
  if (!read?.ok) throw new Error('the text is a request')
  return read.value
}

const command = (headers: readonly string[]) =>
  imported(
    `curl https://a.example/v1/messages ${headers.map((each) => `-H '${each}: x'`).join(' ')} -d '{"model": "m", "max_tokens": 5, ${messages}}'`,
  )

test('the offer names the model and counts the messages', () => {
  expect(offerSentence(imported(`{ "model": "m", ${messages} }`))).toBe(
    'This looks like a request for m with 1 message.',
  )
})

test('the form and the dialect are said', () => {
  expect(kindLine(command([]))).toBe('cURL · Anthropic compatible')
})

test('headers that go nowhere are named; what we send ourselves is not', () => {
  expect(headersLine(command(['anthropic-version', 'content-type', 'accept']))).toBeNull()
  expect(headersLine(command(['X-Title']))).toBe('Not sent from here: the header x-title.')
  expect(headersLine(command(['a', 'b', 'c', 'd', 'e', 'f', 'g']))).toBe(
    'Not sent from here: the headers a, b, c, d, e and 2 more.',
  )
})

test('a strange address is said never to be called', () => {
  const url = 'https://a.example/v1'
  expect(addressLine(url, 'ModelsLab', 'ModelsLab')).toBe(`Goes to ${url} (ModelsLab)`)
  expect(addressLine(url, null, 'ModelsLab')).toBe(
    `Goes to ${url} in the text. Here ModelsLab answers; that address is never called.`,
  )
})
