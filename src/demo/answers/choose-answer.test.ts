import { expect, test } from 'vitest'

import { userText, type ChatMessage } from '../../core/chat/message.ts'
import { aRequest, eventsFor, say, suggestions, textIn } from '../testing/say.ts'

const atZero = { temperature: 0 }
const reply = async (messages: readonly ChatMessage[], maxTokens?: number) =>
  textIn(
    await eventsFor({
      ...aRequest('', maxTokens === undefined ? atZero : { ...atZero, maxTokens }),
      messages,
    }),
  )
const assistant = (text: string): ChatMessage => ({ role: 'assistant', text })

test('any other question gets a labelled answer with heading, list, table, code and formula', async () => {
  const { text } = await say('Why is the sky blue?', atZero)
  expect(text).toContain('not a real LLM')
  expect(text).toContain('`Why is the sky blue?`')
  for (const form of [/\n## /, /\n- /, /\n\| --- \|/, /\n```python\n/, /\n\$\$\n/])
    expect(text).toMatch(form)
})

test('what the user wrote cannot become markdown: it stays short, on one line, in inline code', async () => {
  const attack = `\`\`\`\n# Big\n[x](javascript:1) <img src=x> ⟨a¦b⟩ \u202e ${'long '.repeat(50)}`
  const { text } = await say(attack, atZero)
  const quoted = /`([^`\n]*)`/.exec(text)?.[1] ?? ''
  expect(quoted.length).toBeLessThanOrEqual(60)
  expect(quoted).toMatch(/^''' # Big \[x\]\(javascript:1\) <img src=x> ab /)
  expect(text.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/javascript:1|<img/)
})

test('a message without words is answered too', async () => {
  expect((await say('', atZero)).text).toContain('demo')
  expect((await say('`⟨¦⟩`', atZero)).text).toContain('not a real LLM')
})

test('simple wishes are understood: a greeting, counting, a list, code', async () => {
  expect((await say('Hi!', atZero)).text).toMatch(/^H(i|ello)\b/)
  expect((await say('Please count to 12', atZero)).text).toContain(
    '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12',
  )
  expect((await say('Give me a list of trees', atZero)).text).toMatch(/\n1\. .*\n2\. .*\n3\. /)
  expect((await say('Write a Rust function for primes', atZero)).text).toMatch(/\n```python\n/)
})

test('"continue" goes on exactly where an answer was cut, until it is whole', async () => {
  const question = userText(suggestions.apis)
  const whole = await reply([question])
  const cut = await reply([question], 60)
  const rest = await reply([question, assistant(cut), userText('continue')])
  expect(cut + rest).toBe(whole)
  const more = await reply([question, assistant(whole), userText('go on')])
  expect(more).toContain('nothing to add')
})

test('a last message of the assistant is the beginning of the answer', async () => {
  const question = userText(suggestions.quantum)
  const whole = await reply([question])
  const begun = whole.slice(0, whole.indexOf('\n\n### '))
  expect(begun + (await reply([question, assistant(begun)]))).toBe(whole)
})

test('"shorter" gives the same subject in a few lines', async () => {
  const question = userText(suggestions.quantum)
  const short = await reply([question, assistant('…'), userText('make it shorter')])
  expect(short).toContain('qubit')
  expect(short.length).toBeLessThan(400)
})

test('a tool result cannot break out of its code block', async () => {
  const messages: ChatMessage[] = [
    userText('weather?'),
    {
      role: 'assistant',
      text: '',
      toolCalls: [{ id: 'c1', name: 'get_weather', argumentsText: '{}' }],
    },
    { role: 'tool', callId: 'c1', text: '```\n# Big\n{"sky": "blue"}' },
  ]
  const text = await reply(messages)
  expect(text).toContain('`get_weather`')
  expect(text).toContain('\'\'\'\n# Big\n{"sky": "blue"}\n```')
  expect(text.match(/```/g)).toHaveLength(2)
})
