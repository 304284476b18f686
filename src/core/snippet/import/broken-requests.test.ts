import { expect, test } from 'vitest'

import { brokenRequests } from './__fixtures__/broken-requests.ts'
import { importRequest } from './import-request.ts'

test('there are fifty of them', () => {
  expect(brokenRequests.length).toBeGreaterThanOrEqual(50)
})

test.each(brokenRequests)('$name: the message names the place', ({ text, at, says }) => {
  const read = importRequest(text)
  if (read === null || read.ok) throw new Error(`no problem: ${JSON.stringify(read)}`)
  const { message, line, column } = read.error
  expect([line, column, message]).toEqual([...at, expect.stringMatching(says)])
  expect(message).toMatch(/^[^\n]+[.…)]$|expected [a-z ]+/)
})
