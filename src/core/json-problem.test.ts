import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findJsonProblem } from './json-problem.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The words of the problem, and what they point at. */
const found = (text: string) => {
  const problem = findJsonProblem(text)
  return problem && [problem.message, text.slice(problem.from, problem.to)]
}

describe('an error is found exactly when JSON.parse throws', () => {
  const isTaken = (text: string) => findJsonProblem(text)?.kind !== 'error'
  const anyText = fc.string({ unit: 'binary' })

  test('for soups of what JSON is made of', () => {
    const pieces = fc.constantFrom(
      ...'{}[]:,"\\/\'`#-+.eE019 \t\n\r'.split(''),
      ...['true', 'null', 'NaN', '"a"', '"\\u00', '\\n', '//', '/*', '\u00a0', '\ufeff', '\u2028'],
      ...['\0', '\u001f', '\ud800', '🙂', 'é', '"b":', '1.5', '-0', '\\U0041', '\\N', '“'],
    )
    const anySoup = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''))
    fc.assert(
      fc.property(anySoup, (text) => {
        expect(isTaken(text)).toBe(isJson(text))
      }),
      { numRuns: 20_000 },
    )
  })

  test('for any text, and for any text in quotes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isTaken(text)).toBe(isJson(text))
      }),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isTaken(`"${text}"`)).toBe(isJson(`"${text}"`))
      }),
    )
  })

  test('for JSON, and for JSON with one character gone or one too many', () => {
    const edit = fc.record({
      at: fc.nat(),
      cut: fc.nat(1),
      add: fc.constantFrom(',', '"', '}', ''),
    })
    fc.assert(
      fc.property(fc.json(), fc.nat(2), edit, (text, indent, { at, cut, add }) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent)
        expect(isTaken(pretty)).toBe(true)
        const place = at % (pretty.length + 1)
        const edited = pretty.slice(0, place) + add + pretty.slice(place + cut)
        expect(isTaken(edited)).toBe(isJson(edited))
      }),
      { numRuns: 2000 },
    )
  })

  test('for what is nested deeper than a call stack', () => {
    expect(isTaken('['.repeat(100_000) + ']'.repeat(100_000))).toBe(true)
    expect(isTaken('['.repeat(100_000))).toBe(false)
  })

  test.each(['"', '\\', '0', '-', ' ', '/*', "'", '`\\', '0.', '1,', '{"a":'])(
    'for 50,000 times %j, in no more than linear time',
    (run) => expect(isTaken(run.repeat(50_000))).toBe(false),
    1000,
  )

  test('for a number with 200,000 digits, in no more than linear time', () => {
    expect(isTaken(`0.${'0'.repeat(200_000)}1`)).toBe(true)
  }, 1000)
})

describe('an error says in plain words what is wrong, and where', () => {
  test.each([
    ['{\n  "a": 1,\n}', 'Line 2: a comma before } is not allowed in JSON', ','],
    ['[1,]', 'Line 1: a comma before ] is not allowed in JSON', ','],
    ['[1,,2]', 'Line 1: there is a comma too many', ','],
    ["{'a': 1}", 'Line 1: strings need double quotes: "…"', "'a'"],
    ['{"a": “x”}', 'Line 1: strings need double quotes: "…"', '“x”'],
    ['{a: 1}', 'Line 1: names need double quotes: "name"', 'a'],
    ['{"a": yes}', 'Line 1: strings need double quotes: "…"', 'yes'],
    ['{"a": "x\n}', 'Line 1: this string is not closed: its last " is missing', '"x'],
    ['{"a" 1}', 'Line 1: a : is missing between the name and its value', '1'],
    ['{"a":}', 'Line 1: the value after this : is missing', ':'],
    ['{"a": 1 "b": 2}', 'Line 1: a comma is missing before this', '"b"'],
    ['[1] // x', 'Line 1: comments are not allowed in JSON', '// x'],
    ['{\n/* x\n */}', 'Line 2: comments are not allowed in JSON', '/* x\n */'],
    ['[NaN]', 'Line 1: NaN is not a number that JSON knows', 'NaN'],
    ['[-Infinity]', 'Line 1: -Infinity is not a number that JSON knows', '-Infinity'],
    ['[True]', 'Line 1: True is not JSON; write true', 'True'],
    ['[None]', 'Line 1: None is not JSON; write null', 'None'],
    ['[.5]', 'Line 1: a number needs a digit before its point: 0.5', '.5'],
    ['[1.]', 'Line 1: a number needs a digit after its point: 1.0', '1.'],
    ['[+1]', 'Line 1: a number has no + before it in JSON', '+1'],
    ['[012]', 'Line 1: a number has no 0 before its other digits in JSON', '012'],
    ['[0xff]', 'Line 1: JSON writes numbers in decimal only', '0xff'],
    ['[1.2.3]', 'Line 1: 1.2.3 is not a number', '1.2.3'],
    ['["\t"]', 'Line 1: inside a string this character is written \\t', '\t'],
    ['["\\d"]', 'Line 1: \\d means nothing in JSON; a \\ is written \\\\', '\\d'],
    ['{\n"a": [1}', 'Line 2: ] is expected here, for the [ of line 2', '}'],
    ['{\n"a": [1]', 'Line 1: this { is not closed: its } is missing', '{'],
    ['[1]]', 'Line 1: nothing may follow the one value that JSON is', ']'],
    ['[1:2]', 'Line 1: a : stands only between a name and its value', ':'],
    ['[\u00a01]', 'Line 1: an invisible character (U+00A0) is not allowed here', '\u00a0'],
    ['[@]', 'Line 1: @ has no place here', '@'],
    [']', 'Line 1: a value is expected before ]', ']'],
    ['', 'Line 1: there is no JSON here yet', ''],
  ])('%j', (text, message, place) => {
    expect(found(text)).toEqual([message, place])
    expect(findJsonProblem(text)?.kind).toBe('error')
  })

  test('the line and the column count from 1, whatever ends a line', () => {
    expect(findJsonProblem('[\r\n1,\r2,\n  x]')).toMatchObject({
      line: 4,
      column: 3,
      from: 11,
      to: 12,
    })
  })
})

describe('a warning says that JSON.parse makes something else of it', () => {
  test.each([
    ['{"a": 1, "a": 2}', 'Line 1: "a" is there twice; only the last one is sent', '"a"'],
    [
      '{"a": 1,\n"\\u0061": 2}',
      'Line 2: "\\u0061" is there twice; only the last one is sent',
      '"\\u0061"',
    ],
    [
      '[12345678901234567890]',
      'Line 1: 12345678901234567890 has more digits than can be kept; 12345678901234567000 would be sent',
      '12345678901234567890',
    ],
    ['[1e400]', 'Line 1: 1e400 is too large; null would be sent', '1e400'],
    ['[1e-400]', 'Line 1: 1e-400 is too close to 0; 0 would be sent', '1e-400'],
  ])('%j', (text, message, place) => {
    expect(found(text)).toEqual([message, place])
    expect(findJsonProblem(text)?.kind).toBe('warning')
  })

  test('an error after it is more urgent', () => {
    expect(found('{"a": 1, "a": 2,}')?.[0]).toContain('comma')
  })

  test('a name in another object is another name', () => {
    expect(found('{"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}], "__proto__": 1}')).toBeNull()
  })

  test('a number that is only written another way is fine', () => {
    expect(found('[1.0, 1E2, 100000000000000000000000, -0.50, 9007199254740992, 0e999]')).toBeNull()
  })

  test('an integer that a double cannot hold is never overlooked, and one it can hold is fine', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 1,
      maxLength: 25,
    })
    fc.assert(
      fc.property(digits.map(BigInt), (integer) => {
        const isChanged =
          BigInt(JSON.stringify(Number(integer)).replace(/^(\d)\.?(\d*)e\+(\d+)$/, plainly)) !==
          integer
        expect(findJsonProblem(String(integer))?.kind).toBe(isChanged ? 'warning' : undefined)
      }),
    )
  })
})

/** `1.2e+21` in digits only. */
const plainly = (_: string, first: string, rest: string, power: string) =>
  first + rest.padEnd(Number(power), '0')
