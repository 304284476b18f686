import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { initWasm, Resvg } from '@resvg/resvg-wasm'

import type { ModelRecord } from '../../core/catalog/model.ts'
import { profileOf } from '../../core/catalog/data/profiles.ts'
import { formatPrice, formatSizes, formatTokens } from '../../core/catalog/words.ts'
import { escapeHtml } from './escape-html.ts'
import { shareImageSize } from './head-tags.ts'

/** The light theme of `ui/app/tokens.css`, in sRGB: nothing on this picture reads a style sheet. */
const colours = {
  canvas: '#f8f8f5',
  line: '#dedcd6',
  ink: '#1a1f24',
  ink2: '#42484f',
  accent: '#0a6175',
  changed: '#bb7328',
} as const

const margin = 80
/** IBM Plex Mono: every letter is 0.6 em wide. */
const letterEm = 0.6
const nameSize = 60
const mostLetters = Math.floor((shareImageSize.width - 2 * margin) / (nameSize * letterEm))

/** At most so many lines; what is longer ends in a dot dot dot. */
const mostLines = 2

/** Words in lines that fit. */
function wrap(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= mostLetters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ''}…`]
}

/** What is said of a model on its picture: three facts at most, and none that nobody knows. */
export function shareFacts(record: ModelRecord): readonly string[] {
  const { sizes } = profileOf(record)
  const { contextTokens, price } = record
  return [
    price ? formatPrice(price) : null,
    contextTokens === null ? null : `${formatTokens(contextTokens)} of context`,
    sizes && formatSizes(sizes),
  ].filter((fact) => fact !== null)
}

/** The strokes under an answer: one for each piece that came. The same for the same name. */
function strokes(seed: string): string {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7)
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 8) / 2 ** 24
  }
  const parts: string[] = []
  for (let x = margin + 120; x < shareImageSize.width - margin; x += next() < 0.1 ? 60 : 11) {
    const height = 22 + Math.round(next() * 14)
    parts.push(`<rect x="${x}" y="${560 - height / 2}" width="4" height="${height}"/>`)
  }
  return parts.join('')
}

/** @see ux.md §5.3: the name, three facts, the strokes of a stream */
export function shareSvg(record: ModelRecord): string {
  const { width, height } = shareImageSize
  const name = wrap(record.name)
  const text = (x: number, y: number, size: number, fill: string, words: string, weight = '') =>
    `<text x="${x}" y="${y}" font-family="IBM Plex Mono${weight}" font-size="${size}" fill="${fill}">${escapeHtml(words)}</text>`
  const nameTop = 220
  const factsTop = nameTop + name.length * 76 + 10
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.canvas}"/>`,
    `<rect x="${margin}" y="72" width="8" height="32" rx="2" fill="${colours.changed}"/>`,
    text(margin + 24, 98, 30, colours.ink2, 'Verbatim', ' SemiBold'),
    ...name.map((line, i) =>
      text(margin, nameTop + i * 76, nameSize, colours.ink, line, ' SemiBold'),
    ),
    ...shareFacts(record).map((fact, i) => text(margin, factsTop + i * 46, 28, colours.ink2, fact)),
    `<rect x="${margin}" y="508" width="${width - 2 * margin}" height="2" fill="${colours.line}"/>`,
    `<rect x="${margin}" y="556" width="108" height="8" fill="${colours.line}"/>`,
    `<g fill="${colours.accent}">${strokes(record.slug)}</g>`,
    '</svg>',
  ].join('')
}

const require = createRequire(import.meta.url)
const fontFiles = ['400', '600'].map(
  (weight) => `@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-${weight}-normal.woff2`,
)

/** Once for all pictures. */
let tools: Promise<readonly Uint8Array[]> | null = null

async function loadTools(): Promise<readonly Uint8Array[]> {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return fontFiles.map((file) => new Uint8Array(readFileSync(require.resolve(file))))
}

/**
 * The picture that a link to a model shows, as PNG. WebAssembly sees no font but these: it is the same
 * on every machine.
 */
export async function shareImage(record: ModelRecord): Promise<Uint8Array> {
  const fontBuffers = [...(await (tools ??= loadTools()))]
  const drawing = new Resvg(shareSvg(record), { font: { fontBuffers } })
  const picture = drawing.render()
  const png = picture.asPng()
  picture.free()
  drawing.free()
  return png
}
