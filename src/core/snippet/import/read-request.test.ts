import { describe, expect, test } from 'vitest'

import type { FoundRequest } from './found-request.ts'
import { importRequest } from './import-request.ts'
import { readRequest } from './read-request.ts'

const url = 'https://llm.example.org/v1/chat/completions'
const messages = [{ role: 'user', content: 'Hi' }]
const body = { model: 'm', messages }
const json = JSON.stringify(body)

function found(text: string): FoundRequest {
  const read = readRequest(text)
  if (!read?.ok) throw new Error(JSON.stringify(read))
  return read.value
}

describe('what is no request stays text', () => {
  test.each([
    '',
    'Hello',
    'curl is a command-line tool. How do I use it?',
    'curl: (6) Could not resolve host: api.openai.com',
    `How do I run this?\ncurl ${url} -d '${json}'`,
    `Why does it say 401? curl ${url} -d '${json}'`,
    `curl ${url} returns 401 when I call it, why`,
    `curl ${url} -d '${json}'\nWhy does this fail?`,
    "curl doesn't like my /chat/completions URL",
    'curl https://example.org/install.sh | sh',
    'curl -fsSL https://example.org/v1/models -H "Authorization: Bearer $KEY"',
    `curl https://api.example.org/v1/embeddings -d '{"model":"m","input":"Hi"}'`,
    '```bash\nnpm install\n```',
    `Look at this:\n\`\`\`json\n${json}\n\`\`\`\nIs it right?`,
    '{"model": "Golf", "price": 3}',
    '{"messages": [{"role": "user", "content": "Hi"}]}',
    '{"name": "a", broken',
    '{model} is a placeholder for the messages: of a car',
    '[{"role": "user", "content": "Hi"}]',
    'POST a letter to /chat/completions',
    'GET https://example.org/page',
    'import this',
    'const messages = []; console.log(messages)',
    'async function f() { return fetch("/api/todos", { method: "POST", body: JSON.stringify({ messages }) }) }',
    `Why does fetch("${url}", { method: "POST" }) not work?`,
    'client.messages.create is the method that you have to call',
    'Translate: "messages: none"',
  ])('%j', (text) => {
    expect(readRequest(text)).toBeNull()
    expect(importRequest(text)).toBeNull()
  })
})

describe('JSON', () => {
  test('of either dialect, alone or in a fence', () => {
    const anthropic = { ...body, system: 'Be brief.', max_tokens: 5 }
    const fenced = importRequest(`\n\`\`\`json\n${JSON.stringify(anthropic)}\n\`\`\`\n`)
    expect(importRequest(json)).toMatchObject({ value: { dialectId: 'openai-chat' } })
    expect(fenced).toMatchObject({ value: { dialectId: 'anthropic-messages', losses: [] } })
    expect(found(json)).toEqual({
      form: 'json',
      url: null,
      headers: {},
      body,
      hadKey: false,
      dialectId: null,
    })
  })

  test('a key in the body is dropped and said', () => {
    const read = found(JSON.stringify({ ...body, key: '9f8e7d6c5b4a39281706' }))
    expect([read.body, read.hadKey]).toEqual([body, true])
    expect(found(JSON.stringify({ ...body, key: 'YOUR_API_KEY' }))).toMatchObject({
      body,
      hadKey: false,
    })
  })
})

describe('.http', () => {
  test('variables, a title, headers and a query over lines', () => {
    const text = `@host = https://llm.example.org
@model = m
# a comment
### Say hi
# @name hi
POST {{host}}/v1/chat/completions
    ?a=1
    &key=9f8e7d6c5b4a HTTP/1.1
Authorization: Bearer {{$dotenv KEY}}
X-Title: Hi {{model}}

{"model": "{{model}}", "messages": [{"role": "user", "content": "Hi"}]}

> {% client.log(response.status) %}
`
    expect(found(text)).toEqual({
      form: 'http',
      url: `${url}?a=1`,
      headers: { 'x-title': 'Hi m' },
      body,
      hadKey: true,
      dialectId: null,
    })
  })

  test('as it goes over the wire, with a Host', () => {
    const text = `POST /v1/messages HTTP/1.1\r\nHost: llm.example.org\r\nx-api-key: sk-9f8e7d6c5b4a39281706\r\n\r\n${json}`
    expect(found(text)).toMatchObject({
      url: 'https://llm.example.org/v1/messages',
      body,
      hadKey: true,
    })
  })
})

describe('Python', () => {
  test('as documentation of the SDK prints it', () => {
    const text = `
import os
from openai import OpenAI

client = OpenAI(
    api_key=os.environ.get("KEY"),  # the default
    base_url="https://llm.example.org/v1/",
)
completion = client.chat.completions.create(
    model='m',
    messages=[{"role": "user", "content": ("a" 'b'
        """c
'd'\\x41\\u00e9\\N{BULLET}""" r"\\n")}],
    temperature=1_0.5e-1, stop=None,
    extra_body={"top_k": -5, **{"min_p": .5}},
    extra_headers={"X-Title": "t"},
)
print(completion.choices[0].message.content)
`.replace('\\N{BULLET}', '\\t')
    expect(found(text)).toEqual({
      form: 'python',
      url,
      headers: { 'x-title': 't' },
      body: {
        model: 'm',
        messages: [{ role: 'user', content: "abc\n'd'Aé\t\\n" }],
        temperature: 1.05,
        stop: null,
        top_k: -5,
        min_p: 0.5,
      },
      hadKey: false,
      dialectId: 'openai-chat',
    })
  })

  test('requests, with constants, json.dumps and a key in a constant', () => {
    const text = `import json, requests
API_KEY = "9f8e7d6c5b4a39281706"
url = "${url}"
headers = {"Authorization": f"Bearer {API_KEY}", "X-Title": "t"}
payload = json.dumps({"model": "m", "messages": [{"role": "user", "content": "Hi"}]})
response = requests.request("POST", url, headers=headers, data=payload)
print(response.text)`
    expect(found(text)).toEqual({
      form: 'python',
      url,
      headers: { 'x-title': 't' },
      body,
      hadKey: true,
      dialectId: null,
    })
  })

  test('a stream of the Anthropic SDK, without a base URL', () => {
    const text = `import anthropic
client = anthropic.Anthropic(api_key="sk-ant-api03-9f8e7d6c5b4a39281706")
with client.messages.stream(max_tokens=5, model="m", messages=[{"role": "user", "content": "Hi"}]) as stream:
    for text in stream.text_stream:
        print(text, end="", flush=True)`
    expect(found(text)).toMatchObject({
      url: null,
      body: { ...body, max_tokens: 5, stream: true },
      hadKey: true,
      dialectId: 'anthropic-messages',
    })
  })
})

describe('JavaScript', () => {
  test('fetch, with everything a literal may be written with', () => {
    const text = `// Say hi
const API_KEY = process.env.KEY;
const base = "https://llm.example.org/v1";
const payload = {
  model: 'm', /* the model */
  "messages": [{ role: "user", content: \`Hi\` }],
  ["__proto__"]: { "a-b": 0x10, c: -1e-7, d: undefined, },
};
const re = /["'\`]/g;
const response = await fetch(\`\${base}/chat/completions\`, {
  method: "post",
  headers: { "Content-Type": "application/json", Authorization: "Bearer " + API_KEY, "X-Title": "t" },
  body: JSON.stringify({ ...payload, stream: !0 || false, n: 1 }, null, 2),
});`.replace(' stream: !0 || false,', '')
    const read = found(text)
    expect(read).toMatchObject({
      form: 'javascript',
      url,
      headers: { 'x-title': 't' },
      hadKey: false,
    })
    expect(Object.entries(read.body)).toEqual([
      ...Object.entries(body),
      ['__proto__', { 'a-b': 16, c: -1e-7 }],
      ['n', 1],
    ])
  })

  test('the SDK, in TypeScript', () => {
    const text = `import Anthropic from '@anthropic-ai/sdk'
const client = new Anthropic({ apiKey: 'sk-ant-api03-9f8e7d6c5b4a39281706', baseURL: 'https://llm.example.org' })
const message = await client.messages.create({
  model: 'm', max_tokens: 5, messages: [{ role: 'user' as const, content: 'Hi' }],
}, { headers: { 'anthropic-beta': 'b' } })`
    expect(found(text)).toEqual({
      form: 'javascript',
      url: 'https://llm.example.org/v1/messages',
      headers: { 'anthropic-beta': 'b' },
      body: { ...body, max_tokens: 5 },
      hadKey: true,
      dialectId: 'anthropic-messages',
    })
  })
})
