import { expect, test } from 'vitest'

import { createFailures, networkOf } from './failures.ts'

test('a guesser locks out its own network, not the others, for a minute', () => {
  let time = 100_000
  const failures = createFailures(() => time)
  expect(failures.lockedForMs('192.0.2.1')).toBe(0)
  for (let count = 0; count < 20; count += 1) failures.add('192.0.2.1')
  expect(failures.lockedForMs('192.0.2.1')).toBe(60_000)
  expect(failures.lockedForMs('::ffff:192.0.2.1')).toBe(60_000)
  expect(failures.lockedForMs('192.0.2.2')).toBe(0)
  time += 60_001
  expect(failures.lockedForMs('192.0.2.1')).toBe(0)
})

test('guesses from everywhere are limited in all', () => {
  const failures = createFailures(() => 100_000)
  failures.lockedForMs('x')
  for (let count = 0; count < 200; count += 1) failures.add(`10.0.${count}.1`)
  expect(failures.lockedForMs('192.0.2.9')).toBe(60_000)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1:2:3:4%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', '0'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
