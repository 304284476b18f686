import { act, cleanup, render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import type { CodeGrammar } from './code-lines.ts'
import { CodeView } from './code-view.tsx'
import { highlightLine } from './line-highlighter.ts'

interface Shown {
  readonly code: string
  readonly grammar?: CodeGrammar
  readonly cause?: unknown
}

function view({ code, grammar = 'bash', cause = code }: Shown) {
  return (
    <CodeView
      ref={createRef<HTMLPreElement>()}
      code={code}
      grammar={grammar}
      label="cURL"
      isWrapped={false}
      cause={cause}
    />
  )
}

const classesOf = (container: HTMLElement, text: string) =>
  [...container.querySelectorAll('[class^=hljs]')]
    .filter((element) => element.textContent === text)
    .map((element) => element.className)

const allColoured = async (container: HTMLElement, text: string) => {
  await vi.waitFor(() => expect(classesOf(container, text)).not.toEqual([]), 10_000)
}

const nasty = '<b>&amp; `x` ${y} \'q\' "u\\n" # /* 🙂 \u2028 \r\n\n\t{"a": [1, -2.5e3, true, null]}'
const samples: Readonly<Record<CodeGrammar, string>> = {
  bash: `curl -N 'https://x.example' \\\n  --data-binary @- <<'JSON'\n{\n  "n": 1.50\n}\nJSON\n`,
  powershell: `$body = @'\n{\n  "n": 1.50\n}\n'@\nInvoke-RestMethod -Body $body\n`,
  python: 'import os\nprint(os.environ["KEY"])\n',
  javascript: 'const body = `{"n": ${1}}`\nawait fetch(url)\n',
  php: '<?php\n$body = \'{"n": 1}\';\necho $body;\n',
  json: '{\n  "n": 1.50,\n  "s": "x"\n}\n',
}

// The grammars are some of the largest modules there are to transform.
beforeAll(async () => void (await import('./line-highlighter.ts')), 60_000)
afterEach(cleanup)

describe('the text', () => {
  test.each(Object.entries(samples))('of %s is the code, in colours too', (name, code) => {
    // Object.entries forgets that the keys are grammars.
    const grammar = name as CodeGrammar
    for (const text of [...code.split(/(?<=\n)/), nasty]) {
      const { container } = render(<i>{highlightLine({ text, grammar })}</i>)
      expect(container.textContent).toBe(text)
    }
  })

  test('is there at once, before any colour', () => {
    const { container } = render(view({ code: samples.bash }))
    expect(screen.getByRole('region', { name: 'cURL' }).textContent).toBe(samples.bash)
    expect(container.querySelector('[class^=hljs]')).toBeNull()
  })
})

describe('colours', () => {
  test('come when the page is idle, and those of JSON inside a here-document', async () => {
    const { container } = render(view({ code: samples.bash }))
    await allColoured(container, '1.50')
    expect(classesOf(container, '1.50')).toEqual(['hljs-number'])
    expect(classesOf(container, '"n"')).toEqual(['hljs-attr'])
    expect(container.textContent).toBe(samples.bash)
  })

  test('stay on the lines that did not change, and a line that is typed in does not flicker', async () => {
    const { container, rerender } = render(view({ code: samples.json, grammar: 'json' }))
    await allColoured(container, '"x"')
    const kept = container.querySelector('.hljs-string')
    rerender(view({ code: samples.json.replace('1.50', '2.75'), grammar: 'json' }))
    expect(container.querySelector('.hljs-string')).toBe(kept)
    expect(classesOf(container, '2.75')).toEqual(['hljs-number'])
  })

  test('are not for very long lines', async () => {
    const long = `{"a": "${'x'.repeat(2000)}"}\n`
    const { container } = render(view({ code: `${long}{"b": 1}\n`, grammar: 'json' }))
    await allColoured(container, '"b"')
    expect(classesOf(container, '"a"')).toEqual([])
    expect(container.textContent).toBe(`${long}{"b": 1}\n`)
  })
})

describe('what was turned', () => {
  const marked = (container: HTMLElement) =>
    [...container.querySelectorAll('[data-marked]')].map((element) => element.textContent)

  afterEach(() => vi.useRealTimers())

  test('is marked for a second and a half', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { container, rerender } = render(view({ code: samples.bash }))
    rerender(view({ code: samples.bash.replace('1.50', '2') }))
    expect(marked(container)).toEqual(['  "n": 2\n'])
    act(() => void vi.advanceTimersByTime(1499))
    expect(marked(container)).toHaveLength(1)
    act(() => void vi.advanceTimersByTime(1))
    expect(marked(container)).toEqual([])
  })

  test('is not what somebody types: a change without its cause is no turn of a knob', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { container, rerender } = render(view({ code: samples.json, cause: 1 }))
    rerender(view({ code: samples.json.replace('x', 'xy'), cause: 1 }))
    expect(marked(container)).toEqual([])
    rerender(view({ code: samples.json.replace('1.50', '2'), cause: 2 }))
    expect(marked(container)).toHaveLength(2)
  })

  test('is not what another language says otherwise', () => {
    const { container, rerender } = render(view({ code: 'a\n' }))
    rerender(view({ code: 'b\n', grammar: 'python' }))
    expect(marked(container)).toEqual([])
  })
})
