import { spawn, spawnSync } from 'node:child_process'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { printBash } from './bash.ts'

const aRequest = {
  dialectId: 'openai-chat',
  url: 'https://modelslab.com/api/v7/llm/chat/completions',
  headers: {},
  auth: 'bearer',
  keyVariable: 'MODELSLAB_API_KEY',
  body: '{\n  "model": "m"\n}\n',
  isStreaming: false,
} as const

test('the command names the key and holds the body as it is', () => {
  expect(printBash(aRequest)).toBe(`\
curl --fail-with-body --connect-timeout 10 --max-time 300 \\
  https://modelslab.com/api/v7/llm/chat/completions \\
  -H "Authorization: Bearer $MODELSLAB_API_KEY" \\
  -H 'Content-Type: application/json' \\
  --data-binary @- <<'JSON'
{
  "model": "m"
}
JSON
`)
})

test('the key goes into the header that the provider reads', () => {
  const snippet = printBash({
    ...aRequest,
    auth: 'x-api-key',
    headers: { 'some-version': '2023-06-01' },
  })
  expect(snippet).toContain('  -H "x-api-key: $MODELSLAB_API_KEY" \\\n')
  expect(snippet).toContain("  -H 'some-version: 2023-06-01' \\\n")
})

test('where no key is needed, none is named', () => {
  const snippet = printBash({ ...aRequest, auth: 'none', keyVariable: '' })
  expect(snippet.startsWith('curl ')).toBe(true)
  expect(snippet).not.toMatch(/export|authorization|\$/i)
})

interface Heard {
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const hasShell = ['bash', 'curl'].every((name) => spawnSync(name, ['--version']).status === 0)

describe.skipIf(!hasShell)(
  `in a real shell${hasShell ? '' : ' (bash or curl is missing: not run)'}`,
  () => {
    const heard: Heard[] = []
    let server: Server
    let origin: string

    beforeAll(async () => {
      server = createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => {
          heard.push({ url: request.url, headers: request.headers, body: Buffer.concat(parts) })
          response.end()
        })
      })
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve)
      })
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })

    afterAll(() => {
      server.close()
    })

    /** Runs it as pasted, with a key in the environment and nobody's ~/.curlrc. */
    async function run(snippet: string): Promise<Heard> {
      const before = heard.length
      const shell = spawn('bash', {
        env: { PATH: process.env['PATH'], MODELSLAB_API_KEY: 'sk-of-the-test', HOME: '/nowhere' },
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      shell.stdin.end(snippet)
      await new Promise((resolve) => {
        shell.on('close', resolve)
      })
      expect(heard.length).toBe(before + 1)
      const last = heard.at(-1)
      if (!last) throw new Error('nothing was sent')
      return last
    }

    const bodyOf = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
    const sent = async (body: string) =>
      (await run(printBash({ ...aRequest, url: `${origin}/v1/chat`, body }))).body.toString()

    const pieces = [
      ...["'", '"', '\\', '$HOME', '$(x)', '`id`', '\n', '\nJSON\n', 'JSON', "'''", '%s', '!x'],
      ...[
        '🙂',
        '\u2028',
        '\u2029',
        '\r\n',
        '\r',
        '\t',
        '</script>',
        'שלום',
        '\u0000',
        '\u007F',
        ' ',
      ],
      ...['EOF', '<<', '#', '~', '*', '{{', '\\u0000', '\ud83d', '\u{10FFFF}', '\ufeff'],
    ]
    const nastyText = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 8 })), {
        maxLength: 24,
      })
      .map((parts) => parts.join(''))

    test(
      '[S1] for generated messages the server hears the body, byte for byte',
      { timeout: 60_000 },
      async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(nastyText, { minLength: 1, maxLength: 3 }), async (texts) => {
            const body = bodyOf({ model: 'm', messages: texts.map((content) => ({ content })) })
            expect(await sent(body)).toBe(body)
          }),
          { numRuns: 110 },
        )
      },
    )

    test(
      '[S1] bodies that are no JSON of ours survive as well: raw lines, delimiters, CR LF',
      { timeout: 60_000 },
      async () => {
        // No shell holds U+0000, and half of a surrogate pair is no text.
        const raw = nastyText.map((text) => `${text.replaceAll(/\0|\p{Cs}/gu, '')}\n`)
        await fc.assert(
          fc.asyncProperty(raw, async (body) => {
            expect(await sent(body)).toBe(body)
          }),
          { numRuns: 60 },
        )
        const delimiters = 'JSON\nJSON_2\r\nJSON_2\n'
        expect(await sent(delimiters)).toBe(delimiters)
      },
    )

    test('[S1] a body of 100 kB arrives whole', async () => {
      const body = bodyOf({ content: `it's $HOME \\ "🙂"\n`.repeat(6_000) })
      expect(body.length).toBeGreaterThan(100_000)
      expect(await sent(body)).toBe(body)
    })

    test('the shell puts the key into the header, and the address survives its special letters', async () => {
      const url = `${origin}/v1/a?b=c&d={e}[1-3]'$x`
      const { headers, url: path } = await run(
        printBash({ ...aRequest, url, headers: { 'x-note': `it's "$HOME"` } }),
      )
      expect(headers.authorization).toBe('Bearer sk-of-the-test')
      expect(headers['content-type']).toBe('application/json')
      expect(headers['x-note']).toBe(`it's "$HOME"`)
      expect(path).toBe(`/v1/a?b=c&d={e}[1-3]'$x`)
    })
  },
)
