import { expect, test } from 'vitest'

import { whyInstall } from './install.mjs'

const lock = {
  packages: {
    '': { name: 'verbatim' },
    'node_modules/vite': { version: '8.3.8' },
    'node_modules/binary-for-mars': { version: '1.0.0', optional: true },
  },
}

test('a tree that has every locked version needs no install', () => {
  expect(whyInstall(lock, { packages: { 'node_modules/vite': { version: '8.3.8' } } })).toBeNull()
})

test('a bare clone, another version and a missing package each need one', () => {
  expect(whyInstall(lock, null)).toMatch(/nothing is installed/)
  const old = { packages: { 'node_modules/vite': { version: '8.3.7' } } }
  expect(whyInstall(lock, old)).toMatch(/node_modules\/vite/)
  expect(whyInstall(lock, { packages: {} })).toMatch(/node_modules\/vite/)
})

test('an optional package of another version needs one', () => {
  const packages = { ...lock.packages, 'node_modules/binary-for-mars': { version: '0.9.0' } }
  expect(whyInstall(lock, { packages })).toMatch(/binary-for-mars/)
})
