/** Below this a word is no secret, and taking it out of an answer would falsify the answer. */
const shortestSecret = 8

const replacement = '[key removed]'

/** Takes keys out of a text that comes in pieces. */
export interface KeyMask {
  /** The text that can be passed on now: all of it, save a tail that may be the start of a key. */
  push(text: string): string
  /** The tail that was held back, unless it is so much of a key that it must not be seen. */
  end(): string
}

/**
 * The base64 of a text wherever it may stand inside an encoded whole: once for each of the three
 * alignments, without the characters at the edges that depend on its neighbours.
 */
function base64Forms(secret: string): string[] {
  const forms = [0, 1, 2].map((before) => {
    const encoded = btoa('\0'.repeat(before) + secret)
    return encoded.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + secret.length) * 8) / 6),
    )
  })
  return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
}

const inJson = (secret: string): string => JSON.stringify(secret).slice(1, -1)

/** With `\u002B` and the like in place of these characters. */
const escaped = (secret: string, characters: RegExp): string =>
  inJson(secret).replaceAll(characters, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0')
    return `\\u${code.toUpperCase()}`
  })

const lowerHex = (text: string): string =>
  text.replaceAll(/%[\dA-F]{2}|\\u[\dA-F]{4}/g, (code) => code.toLowerCase())

function formsOf(secret: string): string[] {
  const inUrl = encodeURIComponent(secret)
  return [
    secret,
    inJson(secret),
    inJson(secret).replaceAll('/', '\\/'), // PHP
    escaped(secret, /[&+<>']/g), // .NET
    lowerHex(escaped(secret, /[&=<>']/g)), // Gson, Go
    inUrl,
    lowerHex(inUrl),
    ...base64Forms(secret),
  ]
}

/** @param keys as they are sent; latin-1 only, which `checkKey` sees to. */
export function collectSecretForms(keys: readonly string[]): readonly string[] {
  const secrets = keys.filter((key) => key.length >= shortestSecret)
  // Longest first: a form that is part of another one must not spoil it.
  return [...new Set(secrets.flatMap(formsOf))].toSorted((a, b) => b.length - a.length)
}

/** Nearly no text has a key in it, and looking for one costs a third of replacing it. */
function replaceAll(text: string, forms: readonly string[]): string {
  let masked = text
  for (const form of forms) if (masked.includes(form)) masked = masked.replaceAll(form, replacement)
  return masked
}

/** How many characters at the end of the text are the beginning of this form, and not all of it. */
function overlapWith(form: string, text: string): number {
  const first = form.charAt(0)
  let at = text.indexOf(first, Math.max(0, text.length - form.length + 1))
  while (at !== -1 && !isStartOf(form, text, at)) at = text.indexOf(first, at + 1)
  return at === -1 ? 0 : text.length - at
}

/** Whether the text, from that place to its end, is how the form begins. Makes no text of its own. */
function isStartOf(form: string, text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 1)
    if (text.charCodeAt(at) !== form.charCodeAt(at - from)) return false
  return true
}

function countHeldBack(text: string, forms: readonly string[]): number {
  let held = 0
  for (const form of forms) held = Math.max(held, overlapWith(form, text))
  return held
}

export const maskText = (text: string, forms: readonly string[]): string => replaceAll(text, forms)

export function createKeyMask(forms: readonly string[]): KeyMask {
  let held = ''
  return {
    push(text) {
      if (forms.length === 0) return text
      const whole = replaceAll(held + text, forms)
      const count = countHeldBack(whole, forms)
      if (count === 0) {
        held = ''
        return whole
      }
      held = whole.slice(whole.length - count)
      return whole.slice(0, whole.length - count)
    },
    end() {
      // An upstream that breaks off, or a Stop, in the middle of a key must not give the half away.
      const rest = held.length < shortestSecret ? held : replacement
      held = ''
      return rest
    },
  }
}
