import { expect, test } from 'vitest'

import { maxImportLength, mayBeRequest } from './may-be-request.ts'

test.each([
  ['a cURL command', `curl https://api.openai.com/v1/chat/completions -d '{}'`],
  ['after a prompt sign', `$ curl -sS https://example.org`],
  ['for cmd', `curl.exe ^\n  -X POST "https://example.org"`],
  ['behind a pipe', `echo '{"a":1}' | curl -d @- https://example.org`],
  ['for PowerShell', `Invoke-RestMethod -Uri https://example.org -Method Post`],
  ['a body', `{ "temperature": 1, "model": "m", "messages": [] }`],
  ['a body in a fence', '```json\n{"model": "m", "messages": []}\n```'],
  ['a broken body', `{"model": "m", "messages": [`],
  ['an HTTP file', `### Ask\nPOST https://example.org/v1/chat/completions\n\n{}`],
  ['Python', `import requests\nr = requests.post(url, json={"model": "m", "messages": []})`],
  ['Python with an SDK', `client.chat.completions.create(model="m", messages=[])`],
  ['JavaScript', `await fetch(url, { body: JSON.stringify({ model: 'm', messages: [] }) })`],
])('it is worth while to read %s', (_, text) => {
  expect(mayBeRequest(text)).toBe(true)
})

test.each([
  ['prose', 'Please use curl to fetch the page, then tell me what the model says.'],
  ['code of something else', `import os\nfrom pathlib import Path\nprint(Path.cwd())`],
  [
    'JavaScript of something else',
    `const r = await fetch('/api/items')\nconst list = await r.json()`,
  ],
  ['JSON of something else', `{ "name": "verbatim", "version": "1.0.0" }`],
  ['Markdown with a link', '### Notes\n\nSee https://example.org for the model: it is good.'],
  ['a diff', `@@ -1,3 +1,3 @@\n-const a = 1\n+const a = 2`],
  ['nothing', ''],
])('%s is left to the browser', (_, text) => {
  expect(mayBeRequest(text)).toBe(false)
})

test('a text longer than 5 MB is left to the browser', () => {
  const command = `curl https://example.org -d '`
  expect(mayBeRequest(command + 'x'.repeat(maxImportLength))).toBe(false)
})

test.each(['curl ', '{ "model" ', 'POST ', '{'.repeat(9), ' '.repeat(9), '\n'])(
  'a glance at 5 MB of %j ends: it grows with the text, not with its square',
  (piece) => {
    const text = piece.repeat(Math.floor(maxImportLength / piece.length))
    const start = performance.now()
    mayBeRequest(text)
    expect(performance.now() - start).toBeLessThan(2000) // tens of milliseconds alone; the square took minutes
  },
)
