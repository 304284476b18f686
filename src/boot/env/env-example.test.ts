import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'

import { expect, test } from 'vitest'

import { localRows } from '../../proxy/local/local-rows.ts'
import { builtInRows } from '../../proxy/providers/provider-rows.ts'
import { readServerSettings } from './server-options.ts'
import { createSettings } from './settings.ts'

const root = resolve(import.meta.dirname, '../../..')
const text = readFileSync(join(root, '.env.example'), 'utf8')
const shown = parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, ''))

test('.env.example sets nothing, and shows the defaults', () => {
  expect(parseEnv(text)).toEqual({})
  const {
    VERBATIM_PROVIDERS: _file,
    ALLOWED_HOSTS: _hosts,
    PUBLIC_ORIGIN: _origin,
    ...defaults
  } = shown
  const nowhere = join(root, 'no-such-folder')
  expect(readServerSettings(createSettings(defaults, nowhere))).toEqual(
    readServerSettings(createSettings({}, nowhere)),
  )
})

test('.env.example names the key and the address of every built-in provider', () => {
  const rows = [...builtInRows.slice(0, -1), ...localRows]
  for (const { keyVariable, baseUrlVariable, baseUrl } of rows) {
    expect(keyVariable === null ? '' : shown[keyVariable]).toBe('')
    expect(shown[baseUrlVariable]).toBe(baseUrl)
  }
})
