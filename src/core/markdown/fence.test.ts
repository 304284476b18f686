import { describe, expect, it } from 'vitest'

import { readFence } from './fence.ts'

describe('readFence', () => {
  it('reads a closed block and tells where the text goes on', () => {
    const text = 'a\n```ts\nlet x\n\n  y\n```\nb'
    const fence = readFence(text, 2)
    expect(fence).toEqual({ language: 'ts', code: 'let x\n\n  y', end: 23, isClosed: true })
    expect(text.slice(fence?.end)).toBe('b')
  })

  it('reads an open block to the end of the text', () => {
    expect(readFence('~~~\na\n``\n', 0)).toEqual({
      language: '',
      code: 'a\n``',
      end: 9,
      isClosed: false,
    })
  })

  it.each([
    ['a longer fence closes', '```\na\n`````', 'a', true],
    ['a shorter one does not', '````\na\n```', 'a\n```', false],
    ['nor one with a word after it', '```\na\n```b', 'a\n```b', false],
    ['nor the other mark', '```\na\n~~~', 'a\n~~~', false],
    ['nor one indented by four', '```\na\n    ```', 'a\n    ```', false],
    ['one indented by three does', '```\na\n   ```  ', 'a', true],
    ['CRLF ends lines', '```\r\na\r\n```\r\n', 'a', true],
    ['nothing inside', '```\n```', '', true],
    ['more words after the first', '```js title="x & y"\na\n```', 'a', true],
    ['a path for a language', '```src/app.ts\na\n```', 'a', true],
    ['its own indentation is no code', '  ```\n  a\n    b\n c\n\n  ```', 'a\n  b\nc\n', true],
    ['nor is that of an open one', '   ~~~js\r\n   a\r\n  b', 'a\r\nb', false],
    ['marks within a line are code', '```\na ``` b\n```', 'a ``` b', true],
  ])('%s', (_name, text, code, isClosed) => {
    expect(readFence(text, 0)).toMatchObject({ code, isClosed })
  })

  it.each([
    ['an unfinished first line', '```ts'],
    ['words that need decoding', '```a&amp;b\nx'],
    ['a mark in the first line', '```js `\nx'],
    ['two marks', '``\nx'],
    ['deeper indentation', '    ```\nx'],
    ['indentation that parts a tab', ' ```\n\tx'],
    ['plain text', 'x\n```\n'],
  ])('leaves %s to the parser', (_name, text) => expect(readFence(text, 0)).toBeNull())
})
