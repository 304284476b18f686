import { expect, test } from 'vitest'

import { findLockProblems } from './lock-check.mjs'

test('a binary that npm left out of the lock is found', () => {
  const packages = {
    'node_modules/oxlint': { optionalDependencies: { '@oxlint/mac': '1', '@oxlint/win': '1' } },
    'node_modules/@oxlint/mac': {},
  }
  expect(findLockProblems({ packages })).toEqual([
    '@oxlint/win, which node_modules/oxlint may need, is missing',
  ])
})

test('a binary may lie beside its owner, inside it or anywhere above', () => {
  const optionalDependencies = { binary: '1' }
  const owner = 'node_modules/@a/b/node_modules/c'
  const places = [
    `${owner}/node_modules/binary`,
    'node_modules/@a/b/node_modules/binary',
    'node_modules/binary',
  ]
  for (const place of places) {
    expect(
      findLockProblems({ packages: { [owner]: { optionalDependencies }, [place]: {} } }),
    ).toEqual([])
  }
})

test('an entry that names a registry is found: it would tie everybody to that host', () => {
  const packages = { 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }
  expect(findLockProblems({ packages })).toHaveLength(1)
})
