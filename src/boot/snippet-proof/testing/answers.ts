import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'

import type { StreamEvent } from '../../../core/chat/stream-event.ts'
import type { DialectId, SseFrame } from '../../../core/dialect/dialect.ts'
import { dialects } from '../../../core/dialect/dialects.ts'

/** What every program prints: of two to four bytes a character, quotes, lines, a separator. */
export const answerText =
  'Grüße, 世界! 👩‍👩‍👧 "it\'s"\n\\n $x `y`\u2028z\u0085\r\n data: {"x": 1}\n\n\t100 % \u202e<?php'

const pieces = answerText.match(/[\s\S]{1,5}/gu) ?? []

const meta = { responseId: 'resp-1', model: 'm', createdAt: 1_780_000_000 }

const events: readonly StreamEvent[] = [
  { type: 'start', responseId: meta.responseId, model: meta.model },
  ...pieces.map((text) => ({ type: 'text-delta', text }) as const),
  { type: 'usage', usage: { inputTokens: 3, outputTokens: 5 } },
  { type: 'finish', reason: 'stop', rawReason: null },
]

/** The answer in one piece, as the dialect writes it. */
export const wholeAnswer = (dialectId: DialectId): string =>
  dialects[dialectId].encodeBody(events, meta)

/** The same as frames, the last one (`[DONE]`) included. */
export const streamedFrames = (dialectId: DialectId): readonly SseFrame[] =>
  events.flatMap(dialects[dialectId].createStreamEncoder(meta))

/** The frames before the words are over: where a stream may break. */
export const openedFrames = (dialectId: DialectId): readonly SseFrame[] =>
  events.slice(0, 3).flatMap(dialects[dialectId].createStreamEncoder(meta))

/** The words in `openedFrames`. */
export const openedText = pieces.slice(0, 2).join('')

/** How a frame is written; all of it is in the standard of server-sent events. */
export interface Spelling {
  readonly lineEnd: '\n' | '\r\n'
  readonly afterColon: '' | ' '
  /** Before each frame. */
  readonly comment: string
}

export const usualSpelling: Spelling = { lineEnd: '\n', afterColon: ' ', comment: '' }

export function formatFrames(
  frames: readonly SseFrame[],
  { lineEnd, afterColon, comment }: Spelling = usualSpelling,
): string {
  return frames
    .map(({ event, data }) =>
      [
        ...(comment === '' ? [] : [comment, '']),
        ...(event === null ? [] : [`event:${afterColon}${event}`]),
        ...data.split('\n').map((line) => `data:${afterColon}${line}`),
        '',
        '',
      ].join(lineEnd),
    )
    .join('')
}

/** In pieces of so many bytes, each in a write of its own: characters are cut in their middle. */
export async function writeInPieces(
  response: ServerResponse,
  text: string,
  size: number,
): Promise<void> {
  const bytes = Buffer.from(text)
  response.socket?.setNoDelay(true)
  for (let at = 0; at < bytes.length; at += size) {
    response.write(bytes.subarray(at, at + size))
    await nextTurn()
  }
  response.end()
}
