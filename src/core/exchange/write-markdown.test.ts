import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'

import { kimiK20905 } from '../catalog/data/kimi-k2-0905.ts'
import { createConversation, pathOf, withNode } from '../history/conversation.ts'
import { createRun } from '../run/run.ts'
import { collect, hostileText, someHoldings } from './__fixtures__/exchanges.ts'
import type { ExchangeRun } from './line.ts'
import { formatCode, formatFence, formatWords } from './markdown-text.ts'
import { writeMarkdown } from './write-markdown.ts'

const body = JSON.stringify({
  model: 'kimi',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hi' },
  ],
  temperature: 0.7,
})

const aRun: ExchangeRun = {
  run: {
    ...createRun({
      id: 'r',
      providerId: 'modelslab',
      dialectId: 'openai-chat',
      model: 'kimi',
      outline: '',
      startedAt: 0,
    }),
    status: 'complete',
    text: '# Hello\n```js\n1\n```',
    reasoning: { text: 'A greeting.', field: 'reasoning' },
    usage: { inputTokens: 1000, outputTokens: 500 },
    finishReason: 'stop',
    endAtMs: 1234,
  },
  body,
  model: kimiK20905,
}

const question = {
  id: 'q',
  parentId: null,
  createdAt: 1,
  isDeleted: false,
  role: 'user',
  content: [
    { type: 'text', text: 'Hi *there*' },
    { type: 'image', url: 'https://example.org/a.png' },
  ],
} as const
const answer = {
  id: 'a',
  parentId: 'q',
  createdAt: 2,
  isDeleted: false,
  role: 'assistant',
  runIds: ['r', 'lost'],
} as const

const talk = [question, { ...answer, id: 'b', runIds: [] }, answer].reduce(
  withNode,
  createConversation('c', 1_764_000_000_000),
)

test('a conversation is written for reading, from its title to its cost', async () => {
  const text = await collect(
    writeMarkdown({ ...talk, title: 'Hi *there*' }, (id) =>
      Promise.resolve(id === 'r' ? aRun : null),
    ),
  )
  expect(text.join('')).toBe(`# Hi \\*there\\*

Begun 2025-11-24 16:00 UTC.

Messages on other branches (1) are not in this text.

## System Message

\`\`\`text
Be brief.
\`\`\`

## User

\`\`\`text
Hi *there*
\`\`\`

An image: \`https://example.org/a.png\`

## Assistant (1 of 2)

- Model: \`kimi\` at \`modelslab\` (openai-chat)
- Sent: Temperature \`0.7\`

Reasoning:

\`\`\`text
A greeting.
\`\`\`

Answer:

\`\`\`\`text
# Hello
\`\`\`js
1
\`\`\`
\`\`\`\`

- Ended: complete (stop) after 1.2 s
- Tokens: 1000 in, 500 out
- Cost: $0.0014 at list price

### Continued

This answer is lost.

`)
})

test('a system message that changes is said where it changes', async () => {
  const [first, second] = [question, answer]
  const later = { ...answer, id: 'a2', parentId: 'a', createdAt: 9, runIds: ['bare'] }
  const longer = [first, second, later].reduce(withNode, createConversation('c', 0))
  const bare = { ...aRun, body: '{"model":"kimi","messages":[]}' }
  const text = await collect(
    writeMarkdown(longer, (id) => Promise.resolve(id === 'bare' ? bare : aRun)),
  )
  expect(text.filter((piece) => piece.startsWith('From here on'))).toEqual([
    'From here on without a system message.\n\n',
  ])
})

const hostileMarkdown = fc.oneof(
  hostileText,
  fc.string({ unit: fc.constantFrom('`', '~', '\n', '\r', ' ', '#', '<b>', '![x](y)', '>', '-') }),
)

/** What Markdown itself makes of some characters in a block of code. */
const asMarkdownKeeps = (text: string): string =>
  text.replaceAll('\0', '\uFFFD').replace(/(?:\r\n|\n|\r)$/, '')

test('[X7] a fence holds exactly what was said', () => {
  fc.assert(
    fc.property(hostileMarkdown, (text) => {
      const { children } = fromMarkdown(`${formatFence(text)}\nafter`)
      expect(children.map(({ type }) => type)).toEqual(['code', 'paragraph'])
      expect(children[0]).toMatchObject({ value: asMarkdownKeeps(text) })
    }),
  )
})

test('[X7] a word in a line and a heading are nothing but words', () => {
  fc.assert(
    fc.property(hostileMarkdown, (text) => {
      const { children } = fromMarkdown(`# Of ${formatWords(text)}\n\n- ${formatCode(text)}\n`)
      const kinds = new Set(children.flatMap((child) => [...kindsIn(child)]))
      for (const kind of ['heading', 'list', 'listItem', 'paragraph', 'text', 'inlineCode'])
        kinds.delete(kind)
      expect([...kinds]).toEqual([])
    }),
  )
})

function kindsIn(node: Nodes): readonly string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(kindsIn) : [])]
}

test('[X7] whatever was said, the text has the parts that we gave it and no others', async () => {
  await fc.assert(
    fc.asyncProperty(someHoldings, async ({ conversations }) => {
      for (const { conversation, runs } of conversations) {
        const text = await collect(
          writeMarkdown(conversation, (id) =>
            Promise.resolve(runs.find(({ run }) => run.id === id) ?? null),
          ),
        )
        const { children } = fromMarkdown(text.join(''))
        const shown = pathOf(conversation).filter(({ isDeleted }) => !isDeleted)
        const sections = children.filter((child) => child.type === 'heading' && child.depth === 2)
        expect(sections).toHaveLength(shown.length)
        const kinds = new Set(children.flatMap(kindsIn))
        expect(
          [...kinds].filter((kind) => /html|image|link|definition|emphasis/.test(kind)),
        ).toEqual([])
      }
    }),
  )
})
