// @vitest-environment node -- the files of jsdom cannot be read

import { expect, test } from 'vitest'

import { maxImportLength } from './may-be-request.ts'
import { textOfFile } from './text-of-file.ts'

test('a file is read as UTF-8, without its mark', async () => {
  const file = new File(['\uFEFFcurl “x” 🙂'], 'a.sh')
  expect(await textOfFile(file)).toEqual({ ok: true, text: 'curl “x” 🙂' })
})

test('a file that PowerShell wrote is read as UTF-16', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x63, 0x00, 0x1f, 0x04])
  expect(await textOfFile(new File([bytes], 'a.ps1'))).toEqual({ ok: true, text: 'cП' })
})

test('a file that is no text has none', async () => {
  const file = new File([new Uint8Array([0x89, 0x50, 0, 0])], 'a.png')
  expect(await textOfFile(file)).toEqual({ ok: false, message: 'a.png is not a text.' })
})

test('a file larger than 5 MB is not read', async () => {
  const file = new File([new Uint8Array(maxImportLength + 1)], 'big.json')
  expect(await textOfFile(file)).toMatchObject({ ok: false })
})
