import { describe, expect, test } from 'vitest'

import { reducePin, type PinInput, type PinState, type ScrollPlace } from './pinned.ts'

const view = 500

/** A place whose bottom edge is `distance` above the end of `contentHeight`. */
const away = (distance: number, contentHeight = 2000): ScrollPlace => ({
  top: contentHeight - view - distance,
  viewHeight: view,
  contentHeight,
})

const after = (start: PinState, ...inputs: readonly PinInput[]): PinState =>
  inputs.reduce(reducePin, start)

const pinned: PinState = { isPinned: true, place: away(0), growth: 0, lowest: null }
const reading: PinState = { isPinned: false, place: away(400), growth: 0, lowest: null }

const scrolled = (place: ScrollPlace): PinInput => ({ type: 'scrolled', place })
const grew = (place: ScrollPlace): PinInput => ({ type: 'grew', place })

test('any move up lets go, even by a few pixels', () => {
  expect(after(pinned, { type: 'moved-up' }).isPinned).toBe(false)
  expect(after(pinned, { type: 'moved-up' }, scrolled(away(10))).isPinned).toBe(false)
})

test('a scrollbar dragged up lets go, although no key or wheel said so', () => {
  expect(after(pinned, scrolled(away(300))).isPinned).toBe(false)
})

test('growth never pins again, whatever it does to the place', () => {
  const nudged = after(pinned, { type: 'moved-up' }, scrolled(away(10)))
  const grown = after(nudged, grew(away(10, 2400)), scrolled(away(10, 2400)), grew(away(700, 3100)))
  expect(grown.isPinned).toBe(false)
})

test('scroll anchoring is not the reader: the place moves down with the content above it', () => {
  const nudged = after(pinned, { type: 'moved-up' }, scrolled(away(10)))
  expect(after(nudged, scrolled(away(10, 2300))).isPinned).toBe(false)
})

test('moving down to within 24 px of the end pins, 25 do not', () => {
  expect(after(reading, scrolled(away(25))).isPinned).toBe(false)
  expect(after(reading, scrolled(away(24))).isPinned).toBe(true)
})

test('moving down pins while the answer grows under the hand', () => {
  expect(after(reading, grew(away(430, 2030)), scrolled(away(20, 2060))).isPinned).toBe(true)
})

test('asking for the latest, and sending, pins', () => {
  expect(after(reading, { type: 'asked-for-latest' }).isPinned).toBe(true)
})

test('content that shrinks, or a window that grows, moves the place up and lets nothing go', () => {
  expect(after(pinned, scrolled(away(0, 1800))).isPinned).toBe(true)
  const taller = { top: 1300, viewHeight: 700, contentHeight: 2000 }
  expect(after(pinned, scrolled(taller)).isPinned).toBe(true)
})

test('a move up where nothing is above means nothing', () => {
  const short: PinState = {
    isPinned: true,
    place: { top: 0, viewHeight: view, contentHeight: 300 },
    growth: 0,
    lowest: null,
  }
  expect(after(short, { type: 'moved-up' }).isPinned).toBe(true)
})

test('fractions of a pixel are not a move', () => {
  expect(after(pinned, scrolled(away(0.6))).isPinned).toBe(true)
})

describe('where the browser moves the log up by itself, between two frames (WebKit)', () => {
  const slipped: PinInput = { type: 'scrolled', place: away(240), mayBeBrowser: true }

  test('a move up lets nothing go, whether the content has grown since or not', () => {
    expect(after(pinned, slipped).isPinned).toBe(true)
    const grown: PinInput = { type: 'scrolled', place: away(900, 2600), mayBeBrowser: true }
    expect(after(pinned, grown).isPinned).toBe(true)
  })

  test('what the reader has let go of stays so', () => {
    const nudged = after(pinned, { type: 'moved-up' }, scrolled(away(200)))
    expect(after(nudged, slipped).isPinned).toBe(false)
  })
})

/** The place at this top, when so much has come. */
const at = (top: number, contentHeight: number): ScrollPlace => ({
  top,
  viewHeight: view,
  contentHeight,
})

test('a glide that comes to where the end was when it was last heard of catches the answer', () => {
  const down: PinInput = { type: 'moved-down' }
  const gliding = after(reading, down, grew(at(1100, 2900)), scrolled(at(1400, 3100)))
  expect(gliding.isPinned).toBe(false)
  expect(after(gliding, scrolled(at(1500, 3400))).isPinned).toBe(true)
  // Turned again, or at rest before that, it has asked for nothing.
  expect(after(gliding, down, scrolled(at(1500, 3400))).isPinned).toBe(false)
  expect(after(gliding, { type: 'moved-up' }, scrolled(at(1500, 3400))).isPinned).toBe(false)
  expect(after(gliding, { type: 'rested' }, scrolled(at(1500, 3400))).isPinned).toBe(false)
})

test('what was not painted yet when the wheel turned need not be reached', () => {
  const grown = after(reading, grew(at(1100, 2100)), { type: 'moved-down' })
  expect(after(grown, scrolled(at(1470, 2400))).isPinned).toBe(false)
  expect(after(grown, scrolled(at(1500, 2400))).isPinned).toBe(true)
})

test('growth alone catches nothing, while a move down goes on', () => {
  const resting = after(reading, { type: 'moved-down' }, scrolled(at(1100, 2600)))
  expect(after(resting, grew(at(1100, 9000)), scrolled(at(1100, 9000))).isPinned).toBe(false)
})
