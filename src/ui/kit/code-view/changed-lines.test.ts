import { expect, test } from 'vitest'

import { changedLines as changedOf } from './changed-lines.ts'

const changedLines = (before: string, after: string) =>
  changedOf(before.split('\n'), after.split('\n'))

const before = ['{', '  "a": 1,', '  "b": 2', '}', ''].join('\n')

test('a value that was turned is one changed line', () => {
  expect(changedLines(before, before.replace('1', '7'))).toEqual([1])
})

test('a line that goes changes the one that is now the last', () => {
  expect(changedLines(before, ['{', '  "a": 1', '}', ''].join('\n'))).toEqual([1])
})

test('a line that came is changed, and those after it are not', () => {
  expect(changedLines(before, before.replace('{', '{\n  "new": 0,'))).toEqual([1])
})

test('the same line a second time is new', () => {
  expect(changedLines('x\ny', 'x\ny\nx')).toEqual([2])
})

test('when nearly everything is new, nothing is marked', () => {
  expect(changedLines(before, 'a\nb\nc\nd\ne')).toEqual([])
  expect(changedLines(before, before)).toEqual([])
})
