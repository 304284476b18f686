import { expect, test } from 'vitest'

import { dialects } from '../../dialect/dialects.ts'
import type { JsonObject } from '../../json.ts'
import { hostsCurls } from './__fixtures__/hosts-curls.ts'
import { makersCurls } from './__fixtures__/makers-curls.ts'
import { windowsCurls } from './__fixtures__/windows-curls.ts'
import { importRequest } from './import-request.ts'

/** As documentation prints them, from each kind of author. */
const documentedCurls = [...makersCurls, ...hostsCurls, ...windowsCurls]

test('there are forty of them', () => {
  expect(documentedCurls.length).toBeGreaterThanOrEqual(40)
})

test.each(documentedCurls)('$name', (curl) => {
  const read = importRequest(curl.text)
  if (!read?.ok) throw new Error(JSON.stringify(read))
  const { found, dialectId, request, losses } = read.value
  expect(found).toEqual({
    form: curl.form ?? 'curl',
    url: curl.url,
    headers: curl.headers ?? {},
    body: curl.body,
    hadKey: curl.hadKey ?? false,
    dialectId: null,
  })
  expect(dialectId).toBe(curl.dialectId)
  expect(JSON.stringify(read)).not.toMatch(/f9aK2mQ8|Zx81kQ0v/)
  // What is sent next says what was pasted, but for what is said.
  const encoded = dialects[dialectId].encodeRequest(request)
  if (!encoded.ok) throw new Error(encoded.error.message)
  const sent = JSON.parse(encoded.value.body) as JsonObject // encodeRequest made it
  const { model_id: other, ...named } = curl.body
  const pasted = { ...named, ...(other !== undefined && { model: other }) }
  const isSaid = ([name]: [string, unknown]) => losses.some((loss) => loss.startsWith(name))
  const kept = Object.entries(pasted).filter((member) => !isSaid(member))
  expect(sent).toMatchObject({
    ...Object.fromEntries(kept),
    ...(curl.sentMessages && { messages: curl.sentMessages }),
  })
})
