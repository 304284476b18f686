import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { nastyText } from '../__fixtures__/nasty-text.ts'
import { quoteShell } from '../curl/quote-bash.ts'
import { quotePowershell } from '../curl/quote-powershell.ts'
import { hostsCurls } from './__fixtures__/hosts-curls.ts'
import { makersCurls } from './__fixtures__/makers-curls.ts'
import { windowsCurls } from './__fixtures__/windows-curls.ts'
import { importRequest } from './import-request.ts'
import { readBash } from './shell/bash.ts'
import type { ShellReader } from './shell/command.ts'
import { readPowerShell } from './shell/powershell.ts'

const programs = [
  'import requests\nrequests.post("https://a.example/v1/chat/completions", json={"model": "m", "messages": [{"role": \'user\', "content": """a"""}]})',
  'const b = { model: "m", messages: [{ role: `user`, content: \'a\\u{41}\' }] };\nfetch("https://a.example/v1/chat/completions", { method: "POST", body: JSON.stringify(b) })',
  '@m = x\nPOST https://a.example/v1/messages\nx-api-key: {{k}}\n\n{"model": "{{m}}", "messages": []}',
  '{"model": "m", "messages": [{"role": "user", "content": "a"}]}',
]
const seeds = [...makersCurls, ...hostsCurls, ...windowsCurls]
  .map(({ text }) => text)
  .concat(programs)

/** Texts that are nearly right: pieces cut out, doubled, and put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), nastyText), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([seed, edits]) =>
    edits.reduce((text, [share, length, piece]) => {
      const at = Math.floor(share * text.length)
      return text.slice(0, at) + piece + text.slice(at + length)
    }, seed),
  )

/** Either null, or a request, or a problem whose place is in the text. */
function hold(text: string): void {
  const read = importRequest(text)
  if (read === null || read.ok) return
  const lines = text.split(/\r\n|\r|\n/)
  const { line, column, message } = read.error
  expect(lines.length).toBeGreaterThanOrEqual(line)
  expect((lines[line - 1] ?? '').length + 1).toBeGreaterThanOrEqual(column)
  expect(line >= 1 && column >= 1 && message !== '').toBe(true)
}

test('no text makes it throw, and every problem has a place in the text', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), nastyText, mutated), hold), {
    numRuns: 1500,
  })
}, 30_000)

describe('words', () => {
  const wordsOf = (read: ShellReader, script: string): readonly string[] => {
    const commands = read(script)
    if (!commands.ok) throw new Error(commands.error.message)
    return commands.value.flatMap(({ words }) => words.map(({ value }) => value.text))
  }
  const words = fc.array(fc.oneof(nastyText, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 8,
  })

  test('[S2] what quoteShell quotes is read back', () => {
    fc.assert(
      fc.property(words, (all) => {
        expect(wordsOf(readBash, `printf ${all.map(quoteShell).join(' ')}`)).toEqual([
          'printf',
          ...all,
        ])
      }),
      { numRuns: 500 },
    )
  })

  test('[S2] what quotePowershell quotes is read back', () => {
    fc.assert(
      fc.property(words, (all) => {
        expect(wordsOf(readPowerShell, `echo ${all.map(quotePowershell).join(' ')}`)).toEqual([
          'echo',
          ...all,
        ])
      }),
      { numRuns: 500 },
    )
  })

  test('every escape of $ quotes', () => {
    const script = String.raw`echo $'\a\b\e\f\n\r\t\v\\\'\"\?\101\x41\u00e9\U0001F642\cA\xc3\xa9\q' a\ b"c\$\d"e`
    expect(wordsOf(readBash, script)).toEqual([
      'echo',
      '\u0007\b\u001b\f\n\r\t\v\\\'"?AAé🙂\u0001é\\q',
      'a bc$\\de',
    ])
  })
})

describe('size', () => {
  const url = 'https://a.example/v1/chat/completions'
  const piece = 'it"s \\ \n $x `y` é 🙂 \' \\u0041 '
  const content = piece.repeat(Math.ceil(1_000_000 / piece.length))
  const json = JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] })
  const quoted = (text: string) => JSON.stringify(text)
  test.each([
    ['JSON', json],
    ['curl', `curl ${url} -d ${quoteShell(json)}`],
    ['curl in double quotes', `curl ${url} -d "${json.replaceAll(/["\\$`]/g, '\\$&')}"`],
    ['curl with a here-document', `curl ${url} -d @- <<'E'\n${json}\nE\n`],
    ['cmd', `curl ${url} ^\n -d "${json.replaceAll(/(\\*)"/g, '$1$1\\"')}"`],
    ['PowerShell', `curl.exe ${url} \`\n -d ${quotePowershell(json)}`],
    ['.http', `POST ${url}\n\n${json}`],
    [
      'Python',
      `import requests\nrequests.post("${url}", json={"model": "m", "messages": [{"role": "user", "content": ${quoted(content)}}]})`,
    ],
    [
      'JavaScript',
      `fetch("${url}", { method: "POST", body: JSON.stringify({ model: "m", messages: [{ role: "user", content: ${quoted(content)} }] }) })`,
    ],
  ])('a request of 1 MB as %s is read, and in linear time', (_, text) => {
    // 100 ms on a quiet machine. Quadratic time would be minutes, and over the limit of a test.
    expect(importRequest(text)).toMatchObject({
      ok: true,
      value: { request: { messages: [{ content: [{ text: content }] }] } },
    })
  })

  const numbers = Array.from({ length: 40 }, (_, index) => index + 1)
  const doubling = (line: (name: string, before: string) => string) =>
    numbers.map((n) => line(`v${n}`, `v${n - 1}`)).join('\n')
  test.each([
    ['bash', `v0=x\n${doubling((a, b) => `${a}="$${b}$${b}"`)}\ncurl ${url} -d "$v40"`],
    [
      'PowerShell',
      `$v0='x'\n${doubling((a, b) => `$${a} = "$${b}$${b}"`)}\ncurl.exe ${url} -d $v40`,
    ],
    ['.http', `@v0=x\n${doubling((a, b) => `@${a}={{${b}}}{{${b}}}`)}\nPOST ${url}\n\n{{v40}}`],
    [
      'Python',
      `import requests\nv0 = "x"\n${doubling((a, b) => `${a} = ${b} + ${b}`)}\nrequests.post("${url}", data=v40)`,
    ],
    [
      'JavaScript lists',
      `const v0 = ["x"];\n${doubling((a, b) => `const ${a} = [${b}, ${b}];`)}\nfetch("${url}", { method: "POST", body: JSON.stringify(v40) })`,
    ],
    [
      'JavaScript objects',
      `const v0 = { a: 1 };\n${doubling((a, b) => `const ${a} = { ...${b}, ...${b} };`)}\nfetch("${url}", { method: "POST", body: JSON.stringify(v40) })`,
    ],
  ])('values that double each other forty times are a problem, and soon: %s', (_, text) => {
    hold(text)
    expect(importRequest(text)).toMatchObject({ ok: false })
  })

  test.each([
    'curl /chat/completions "$(',
    'curl /chat/completions `',
    "curl /chat/completions $'\\x41",
    'curl /chat/completions <<E ',
    '```\n',
    'fetch(/chat/completions ${`',
    '{"model":[',
    'requests.post({"messages":',
    'POST /chat/completions\n',
    "@'\n /chat/completions curl ",
    'x = {',
    '\n',
    ' ',
    '^',
  ])('100 kB of %j end soon', (text) => {
    const much = text.repeat(Math.ceil(100_000 / text.length))
    expect(() => hold(much)).not.toThrow()
    expect(() => hold(`curl https://a.example/v1/messages ${much}`)).not.toThrow()
  })
})
