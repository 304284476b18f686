import { withoutUndecidedLine } from '../../core/markdown/unfinished-line.ts'

import { createDresser } from './dress.ts'
import { repaint, type Dresser } from './paint.ts'
import { paintTurns } from './paint-turns.ts'
import { unreadElement } from './plain-element.ts'
import { createAnswerReader, longestAtOnce, type Piece } from './read-answer.ts'

/** Paints one growing answer into an element that nobody else touches. */
export type AnswerPainter = {
  show(text: string, isStreaming: boolean): void
  /** Nothing is painted any more. */
  end(): void
}

/**
 * Much text that is there at once is read in steps of this many characters: 6 ms each, and three
 * times as long before the parser is warm.
 */
const stepLength = 2000
/** So long may the steps of one task take when all has come, in ms. */
const taskMs = 24
/**
 * While more is coming, reading is followed by a pause this many times as long, so that it fills a
 * fifth of the time: in a burst the last word is on screen when the log has been read.
 */
const pauseFactor = 4
/**
 * A longer pause, in ms, is no longer than the reading was: on a slow machine, where one step takes half a
 * second, what has come would stand there as it was written for seconds.
 */
const longestPauseMs = 200
/** Reading that takes less, in ms, needs no pause. */
const lightMs = 4
/** One frame at 60 Hz: the last words of a burst are on the screen before more of them is read. */
const frameMs = 16

const pauseAfter = (spentMs: number): number =>
  spentMs > lightMs ? Math.min(spentMs * pauseFactor, Math.max(spentMs, longestPauseMs)) : 0

/** As an error that nobody catches. */
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}

/** @param onFail told when something cannot be painted that `show` left for later */
export function createAnswerPainter(
  root: HTMLElement,
  idPrefix: string,
  onFail: (error: unknown) => void = throwLater,
): AnswerPainter {
  const reader = createAnswerReader(idPrefix)
  const dresser = createDresser()
  let painted: readonly Piece[] = []
  let text = ''
  let isStreaming = false
  /** How much of the text has been read, and what it became. */
  let reach = 0
  let read: readonly Piece[] = []
  /** What has not, as it was written. */
  let rests: readonly Rest[] = []
  let restsOfText = ''
  let pausesUntil = 0
  let hasStreamed = false
  let timer: ReturnType<typeof setTimeout> | null = null
  /** Takes back the wish for a turn. */
  let cancelTurn = () => {}

  function readStep(): void {
    const shown = isStreaming ? withoutUndecidedLine(text) : text
    const isShort = reach === 0 && !isStreaming && text.length <= longestAtOnce
    reach = isShort ? text.length : stepEnd(shown, Math.min(reach, shown.length))
    const isAll = reach === shown.length
    const extent = isStreaming ? 'so-far' : 'whole'
    read = reader.read(shown.slice(0, reach), isAll ? extent : 'beginning')
    rests =
      shown === restsOfText
        ? rests.filter(({ from }) => from >= reach)
        : restsOf(shown, reach, rests)
    restsOfText = shown
    paintAll()
    reader.forgetSettled()
    if (isAll) reach = text.length
  }

  function paintAll(): void {
    const next = [...read, ...rests]
    repaintPieces(root, painted, next, dresser.dress)
    painted = next
  }

  /** @param isNew it has just come: it is shown after one step, what is left of it as plain text */
  function work(isNew = isStreaming): void {
    timer = null
    const start = performance.now()
    do readStep()
    while (!isNew && reach < text.length && performance.now() - start < taskMs)
    const spentMs = performance.now() - start
    pausesUntil = start + spentMs + (isStreaming ? pauseAfter(spentMs) : 0)
    if (reach === text.length) return
    const pauseMs = isStreaming ? pausesUntil - performance.now() : isNew ? frameMs : 0
    timer = setTimeout(workLater, pauseMs)
  }

  function workLater(): void {
    try {
      work()
    } catch (error) {
      onFail(error)
    }
  }

  /** Shows the text as it was written, and formatted when it is its turn. */
  function takeTurn(): void {
    rests = restsOf(text, reach, rests)
    restsOfText = text
    paintAll()
    const step = () => {
      readStep()
      return reach === text.length
    }
    cancelTurn = paintTurns.add({ step, onFail })
  }

  return {
    show(next, nextIsStreaming) {
      if (next === text && nextIsStreaming === isStreaming && reach === text.length) return
      if (!next.startsWith(text.slice(0, reach))) {
        reach = 0
        read = []
      }
      text = next
      isStreaming = nextIsStreaming
      cancelTurn()
      if (!isStreaming && !hasStreamed && text.length > stepLength) return takeTurn()
      if (timer !== null && isStreaming) return
      const pauseMs = isStreaming ? pausesUntil - performance.now() : 0
      if (pauseMs > 1) timer = setTimeout(workLater, pauseMs)
      else {
        if (timer !== null) clearTimeout(timer)
        hasStreamed ||= isStreaming
        work(hasStreamed)
      }
    },
    end() {
      if (timer !== null) clearTimeout(timer)
      cancelTurn()
      dresser.end()
    },
  }
}

/**
 * Changes what is on the page from one reading to the next. The same piece is not looked at, at the
 * start and at the end: what stands there unread is not to be laid out anew at every step.
 */
export function repaintPieces(
  root: HTMLElement,
  before: readonly Piece[],
  next: readonly Piece[],
  dress: Dresser,
): void {
  const kept = countSameAtEnd(before, next)
  const [oldCount, count] = [before.length - kept, next.length - kept]
  let from = 0
  for (let index = 0; index < Math.max(count, oldCount); index++) {
    const old = index < oldCount ? before[index] : undefined
    const piece = index < count ? next[index] : undefined
    if (old !== piece) repaint(root, old?.nodes ?? [], piece?.nodes ?? [], dress, from)
    from += piece?.nodes.length ?? 0
  }
}

function countSameAtEnd(before: readonly Piece[], next: readonly Piece[]): number {
  const most = Math.min(before.length, next.length)
  let count = 0
  while (count < most && before.at(-1 - count) === next.at(-1 - count)) count++
  return count
}

/** What one of the coming steps will read. */
type Rest = Piece & { readonly from: number; readonly words: string }

/** @returns the same objects as `known` for what is the same */
function restsOf(text: string, reach: number, known: readonly Rest[]): readonly Rest[] {
  const knownAt = new Map(known.map((rest) => [rest.from, rest]))
  const rests: Rest[] = []
  for (let from = reach; from < text.length;) {
    const words = text.slice(from, stepEnd(text, from))
    const same = knownAt.get(from)
    rests.push(same?.words === words ? same : { from, words, nodes: [unreadElement(words)] })
    from += words.length
  }
  return rests
}

const blankLine = /(?:\r\n|\n|\r(?!\n))[\r\n]/g
/** A table or a list that a text begins with, or has below its first line, and where its parts begin. */
const divisible = [
  {
    start: /^(?!```|~~~|\$\$|\\\[)(?:[^\r\n]*[\r\n]+)?\|/,
    place: /(?:\r\n|\n|\r(?!\n))(?=[\r\n]|\|)/g,
  },
  {
    start: /^(?!```|~~~|\$\$|\\\[)(?:[^\r\n]*[\r\n]+)?(?:[-*+]|\d{1,9}[.)]) /,
    place: /(?:\r\n|\n|\r(?!\n))(?=[\r\n]|(?:[-*+]|\d{1,9}[.)]) +[-*+]{0,3}[^\s*+-])/g,
  },
]
/** Enough for a line that announces a list and for the beginning of the list. */
const startLength = 400

/**
 * At a blank line, or the last block would be read in every length that it passes through. Lists and
 * tables are settled piece by piece: there an item or a row will do.
 */
function stepEnd(text: string, from: number): number {
  if (text.length - from <= stepLength) return text.length
  const beginning = text.slice(from, from + startLength).trimStart()
  const place = divisible.find(({ start }) => start.test(beginning))?.place ?? blankLine
  place.lastIndex = from + stepLength
  const found = place.exec(text)
  return found ? found.index : text.length
}
