import { expect, test } from 'vitest'

import { offendingLine } from './offending-line.ts'

const at = (line: number, column: number) => ({ message: '', line, column })

test('the place of a problem stands between what is around it', () => {
  expect(offendingLine('{\n  "a": 1,\n  b: 2\n}', at(3, 3))).toEqual({
    before: '  ',
    mark: 'b',
    after: ': 2',
  })
})

test.each(['\n', '\r\n', '\r'])('a line ends with %j', (end) => {
  expect(offendingLine(`one${end}two${end}three`, at(2, 1))?.after).toBe('wo')
})

test('the end of a line has nothing to mark', () => {
  expect(offendingLine('abc', at(1, 4))).toEqual({ before: 'abc', mark: '', after: '' })
})

test('a long line is cut to what is near', () => {
  const place = offendingLine('a'.repeat(15).concat('. ').repeat(99), at(1, 500))
  expect(place?.before).toHaveLength(41)
  expect(place?.after).toHaveLength(41)
})

test.each([
  `curl -H 'Authorization: Bearer abc' -d`,
  `curl -u me:mine -d`,
  `{ "key": "Zk3v9QmW2x8LrT5bYc7N", }`,
  `x = "Zk3v9QmW2x8LrT5bYc7NZk3v9QmW2x8L" +`,
])('a line that may hold a key is not shown: %s', (text) => {
  expect(offendingLine(text, at(1, 5))).toBeNull()
})

test('a place that is not in the text breaks nothing', () => {
  expect(offendingLine('abc', at(9, 9))).toEqual({ before: '', mark: '', after: '' })
})
