import { createParser, type ParseError } from 'eventsource-parser'

import type { SseFrame } from '../../core/dialect/dialect.ts'
import { isCutJson, isJsonObject, parseJson } from '../../core/json.ts'

/** The longest line, and the longest event, in characters. */
export const maxFrameLength = 1024 * 1024

/** Fed the text of one stream, cut anywhere. */
export interface SseFrames {
  /** @returns the frames that this text completes, or `too-long`, after which nothing is read */
  push(text: string): readonly SseFrame[] | 'too-long'
  /** The last frame, where a provider forgot the blank line after it; none when it is half a frame. */
  end(): readonly SseFrame[] | 'too-long'
}

/** A text stream as frames, with the two faults that a correct parser would drop in silence. */
export function createSseFrames(): SseFrames {
  let frames: SseFrame[] = []
  let isTooLong = false
  const parser = createParser({
    maxBufferSize: maxFrameLength,
    onEvent: ({ event, data }) => frames.push({ event: event ?? null, data }),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') isTooLong = true
      else frames.push(...errorFrame(error))
    },
  })

  function feed(text: string): readonly SseFrame[] | 'too-long' {
    if (isTooLong) return 'too-long'
    frames = []
    parser.feed(text)
    // The parser has said so while it was fed.
    return isTooLong && frames.length === 0 ? 'too-long' : frames
  }

  return {
    push: feed,
    end() {
      const last = feed('\n\n')
      return last === 'too-long' ? last : last.filter(isWhole)
    },
  }
}

/** The last frame counts without its blank line, but not when it is cut in the middle. */
const isWhole = ({ event, data }: SseFrame): boolean =>
  event === 'error' || parseJson(data).ok || !isCutJson(data)

/**
 * llama.cpp and GPUStack write `error: {…}` as if it were a field; other servers write a bare
 * object between frames (contract.md §2, "Errors mid-stream").
 */
function errorFrame({ field, value, line }: ParseError): readonly SseFrame[] {
  if (field === 'error') return [{ event: 'error', data: value ?? '' }]
  if (!line?.startsWith('{')) return []
  const parsed = parseJson(line)
  const isError = parsed.ok && isJsonObject(parsed.value) && Object.hasOwn(parsed.value, 'error')
  return isError ? [{ event: 'error', data: line }] : []
}
