/** Below this a word is no secret, and taking it out of an answer would falsify the answer. */
const shortestSecret = 8

const replacement = '[key removed]'

/** Takes keys out of a text that comes in pieces. */
export interface KeyMask {
  /** The text that can be passed on now: all of it, save a tail that may be the start of a key. */
  push(text: string): string
  /** The tail that was held back and turned out to be harmless. */
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

function formsOf(secret: string): string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    ...base64Forms(secret),
  ]
}

/** @param keys as they are sent; latin-1 only, which `checkKey` sees to. */
export function collectSecretForms(keys: readonly string[]): readonly string[] {
  const secrets = keys.filter((key) => key.length >= shortestSecret)
  // Longest first: a form that is part of another one must not spoil it.
  return [...new Set(secrets.flatMap(formsOf))].toSorted((a, b) => b.length - a.length)
}

const replaceAll = (text: string, forms: readonly string[]): string =>
  forms.reduce((masked, form) => masked.replaceAll(form, replacement), text)

/** How many characters at the end of the text are the beginning of this form, and not all of it. */
function overlapWith(form: string, text: string): number {
  const first = form.charAt(0)
  let at = text.indexOf(first, Math.max(0, text.length - form.length + 1))
  while (at !== -1 && !form.startsWith(text.slice(at))) at = text.indexOf(first, at + 1)
  return at === -1 ? 0 : text.length - at
}

const countHeldBack = (text: string, forms: readonly string[]): number =>
  forms.reduce((held, form) => Math.max(held, overlapWith(form, text)), 0)

export const maskText = (text: string, forms: readonly string[]): string => replaceAll(text, forms)

export function createKeyMask(forms: readonly string[]): KeyMask {
  let held = ''
  return {
    push(text) {
      if (forms.length === 0) return text
      const whole = replaceAll(held + text, forms)
      const count = countHeldBack(whole, forms)
      held = whole.slice(whole.length - count)
      return whole.slice(0, whole.length - count)
    },
    end() {
      const rest = held
      held = ''
      return rest
    },
  }
}
