import { expect, test } from 'vitest'

import { dialects } from '../dialect/dialects.ts'
import { paramNames } from './more-params.ts'

test('every parameter that a dialect knows has its row in one of the two tables, once', () => {
  expect([...paramNames].toSorted()).toEqual(Object.keys(dialects['openai-chat'].params).toSorted())
})
