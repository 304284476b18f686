import fc from 'fast-check'

/** Stands for a number that JSON can write and JavaScript cannot hold. */
const hugeMark = 'a number that is too large'

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'x',
    -1,
    0,
    0.5,
    1,
    300,
    1e15,
    8.64e15,
    8.7e15,
    1e300,
    hugeMark,
    [],
    {},
    [null],
    [['x']],
    { type: 'text' },
    { text: 'x', field: 'y' },
    'assistant',
    'user',
    'complete',
    'waiting',
    'end',
    '0'.repeat(32),
    Array.from({ length: 257 }, () => 1),
  ),
)

type Change = (value: unknown, junk: unknown) => unknown

const withMember = (value: unknown, name: string, member: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries([...Object.entries(value), [name, member]])
    : value

const changes: readonly Change[] = [
  (_, other) => other,
  (_, other) => other,
  () => undefined,
  (value, other) => withMember(value, 'unheardOf', other),
  (value, other) => withMember(value, '__proto__', other),
  (value, other) => withMember(value, 'constructor', other),
  (value, other) => (Array.isArray(value) ? [...value, other] : value),
  (value, other) => withMember(value, 'runIds', other),
]

/** Changes one place of a line of JSON, chosen at random among all there are. */
export const mutations: fc.Arbitrary<(line: string) => string> = fc
  .record({ place: fc.nat(), change: fc.constantFrom(...changes), other: junk })
  .map(({ place, change, other }) => (line: string) => {
    let count = 0
    JSON.stringify(JSON.parse(line), (_name, value: unknown) => {
      count += 1
      return value
    })
    let at = 0
    const changed = JSON.stringify(JSON.parse(line), (_name, value: unknown) => {
      const isHere = at === place % count
      at += 1
      return isHere ? change(value, other) : value
    })
    return (changed ?? 'null').replaceAll(JSON.stringify(hugeMark), '1e999')
  })
