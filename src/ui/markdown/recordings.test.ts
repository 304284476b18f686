import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { atOnce, cutAt, cutEverywhere, inPieces } from './testing/as-whole.tsx'

/** Real answers of 30 providers. They lie beside the checkout and are never copied into it. */
const folder = resolve(import.meta.dirname, '../../../../shared/streams')

/** Only what is read here, as the folder's README describes it. */
interface Recording {
  readonly id: string
  readonly stream: boolean
  readonly path: string
}

/** The text of an answer, in the pieces in which its provider sent it. */
interface Answer {
  readonly id: string
  readonly pieces: readonly string[]
}

const readText = (name: string) => readFileSync(join(folder, name), 'utf8')

/** The events of both wire formats that carry a piece of text. */
interface Event {
  readonly choices?: readonly { readonly delta?: { readonly content?: string | null } }[]
  readonly content_block?: { readonly text?: string }
  readonly delta?: { readonly text?: string }
}

/** @returns null for what is no event: some recordings break off, or are broken on purpose */
function readEvent(line: string): Event | null {
  try {
    // As recorded: an event of another kind has none of the fields.
    return JSON.parse(line.replace(/^data:/, '')) as Event | null
  } catch {
    return null
  }
}

function piecesOf(body: string): string[] {
  return body.split(/\r\n|\n|\r/).flatMap((line): string[] => {
    const event = readEvent(line)
    const pieces = [
      event?.choices?.[0]?.delta?.content,
      event?.content_block?.text,
      event?.delta?.text,
    ]
    return pieces.filter((piece): piece is string => typeof piece === 'string' && piece !== '')
  })
}

/** Another reader's text, where the recording has no pieces or they are written otherwise. */
function readAnswers(): readonly Answer[] {
  if (!existsSync(folder)) return []
  // Both files are ours to trust: their README describes exactly these fields.
  const recordings = JSON.parse(readText('index.json')) as Recording[]
  const texts = readText('expected.jsonl').trim().split('\n')
  const answers = recordings.map(({ id, stream, path }, at): Answer => {
    const { text } = JSON.parse(texts[at] ?? '{}') as { text: string }
    const pieces = stream ? piecesOf(readText(path)) : []
    return { id, pieces: pieces.join('') === text ? pieces : [text] }
  })
  // Many say the same few words.
  const byText = new Map(answers.map((answer) => [answer.pieces.join(''), answer]))
  byText.delete('')
  return [...byText.values()]
}

const answers = readAnswers()

/** A frame of a quick answer has several pieces. */
function framesOf(pieces: readonly string[]): string[] {
  const perFrame = Math.ceil(pieces.length / 80)
  const count = Math.ceil(pieces.length / perFrame)
  return Array.from({ length: count }, (_, at) =>
    pieces.slice(at * perFrame, (at + 1) * perFrame).join(''),
  )
}

/** Whoever reads the output should see how much of this ran. */
// oxlint-disable-next-line no-console -- the count belongs in the output, a silent skip does not
const say = (text: string) => console.info(`recordings: ${text}`)

test.runIf(answers.length === 0)('no recordings lie beside the checkout: none are rendered', () => {
  say('the folder ../shared/streams is absent, no answer is rendered')
  expect(existsSync(folder)).toBe(false)
})

// The time is for machines that are busy; alone it takes a tenth.
const timeout = 120_000

// Without the folder of recordings there is nothing to read: the test above says so.
describe.skipIf(answers.length === 0)('[M1] recorded answers', { timeout }, () => {
  test('are found, most of them with their pieces', () => {
    const streamed = answers.filter(({ pieces }) => pieces.length > 1).length
    say(`${answers.length} answers with different texts, ${streamed} in their own pieces`)
    expect(answers.length).toBeGreaterThan(100)
    expect(streamed).toBeGreaterThan(50)
  })

  test('render as at once: in their pieces, whole, and cut anywhere', () => {
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
    const cuts = fc.sample(places, { numRuns: answers.length, seed: 20261129 })
    const differing = answers.filter(({ pieces }, at) => {
      const text = pieces.join('')
      const shown = [
        inPieces(framesOf(pieces)),
        inPieces([text]),
        inPieces(cutAt(text, cuts[at] ?? []), cutEverywhere),
      ]
      const expected = atOnce(text)
      return shown.some((each) => each !== expected)
    })
    expect(differing.map(({ id }) => id)).toEqual([])
  })
})
