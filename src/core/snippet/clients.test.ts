import { describe, expect, test } from 'vitest'

import type { DialectId } from '../dialect/dialect.ts'
import { smallRequest } from './__fixtures__/small-request.ts'
import { languageLabels, printSnippet, setKeyLines, snippetClients } from './clients.ts'

const dialectIds: readonly DialectId[] = ['openai-chat', 'anthropic-messages']

test('the clients are offered by language, each with its file', () => {
  const offered = snippetClients.map(({ language, label, fileName }) =>
    [languageLabels[language], label('anthropic-messages'), fileName].join(' · '),
  )
  expect(offered).toEqual([
    'cURL · bash, zsh · request.sh',
    'cURL · PowerShell · request.ps1',
    'Python · requests · request.py',
    'Python · anthropic · request.py',
    'JavaScript · fetch · request.mjs',
    'JavaScript · @anthropic-ai/sdk · request.mjs',
    'PHP · cURL extension · request.php',
  ])
})

test('what has to be installed is said beside the client, and on top of its program', () => {
  const commands = snippetClients.map(({ id, install }) => [id, install('openai-chat')])
  expect(commands.filter(([, command]) => command !== null)).toEqual([
    ['python-requests', 'pip install requests'],
    ['python-sdk', 'pip install openai'],
    ['javascript-sdk', 'npm install openai'],
  ])
  for (const { id, install } of snippetClients) {
    const printed = printSnippet(id, smallRequest({ dialectId: 'openai-chat', stream: true }))
    expect(printed).toMatchObject({ ok: true })
    const command = install('openai-chat')
    expect(printed.ok && printed.value.includes(`Install once: ${command ?? ''}`)).toBe(
      command !== null,
    )
  }
})

test('the key is set once for each shell', () => {
  expect(setKeyLines('EXAMPLE_API_KEY')).toEqual([
    { shell: 'bash, zsh', line: "export EXAMPLE_API_KEY='…'" },
    { shell: 'PowerShell', line: "$env:EXAMPLE_API_KEY = '…'" },
  ])
})

describe.each(snippetClients.map(({ id }) => id))('a program of %s', (id) => {
  const variants = dialectIds.flatMap((dialectId) =>
    [true, false].flatMap((stream) =>
      (['bearer', 'x-api-key', 'none'] as const).map((auth) => ({ dialectId, stream, auth })),
    ),
  )

  test('is for the address and the version of its request, whatever the variant', () => {
    for (const variant of variants) {
      const request = smallRequest(variant)
      const printed = printSnippet(id, request)
      if (!printed.ok) throw new Error(printed.error)
      expect(printed.value).toContain('https://api.example')
      for (const version of Object.values(request.headers)) {
        expect(printed.value).toContain(version)
      }
      expect(printed.value.includes('EXAMPLE_API_KEY')).toBe(variant.auth !== 'none')
    }
  })

  test('ends with one newline, and no line of it ends with a blank', () => {
    for (const variant of variants) {
      const printed = printSnippet(id, smallRequest(variant))
      expect(printed.ok && printed.value).toMatch(/[^\n]\n$/)
      expect(printed.ok && printed.value).not.toMatch(/[ \t]\n/)
    }
  })
})

// A frame's time on a quiet machine. Quadratic time would be over the limit.
test('200 kB in 100 messages are printed, and in linear time', { timeout: 30_000 }, () => {
  const content = `It's "a" line of $text, with a \\ and ü.\n`.repeat(50)
  const messages = Array.from({ length: 100 }, () => ({ role: 'user', content }))
  const body = `${JSON.stringify({ model: 'm', stream: true, messages }, null, 2)}\n`
  expect(body.length).toBeGreaterThan(200_000)
  const request = { ...smallRequest({ dialectId: 'openai-chat', stream: true }), body }
  for (const { id } of snippetClients) {
    const printed = printSnippet(id, request)
    expect(printed.ok && printed.value.length).toBeGreaterThan(200_000)
  }
})
