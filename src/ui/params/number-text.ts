/** Bounds and steps of one parameter, as its box and its track use them. */
export interface NumberRange {
  readonly min: number
  readonly max: number
  readonly step: number
}

const decimalsOf = (step: number): number => `${step}`.split('.')[1]?.length ?? 0

/** To the next step, without the crumbs of binary fractions: 0.1 + 0.2 is 0.3 here. */
export const roundToStep = (value: number, step: number): number =>
  Number((Math.round(value / step) * step).toFixed(decimalsOf(step)))

/**
 * A number as people type it: `1.2`, `1,2`, and `1,000` where only whole numbers make sense.
 * @returns null when it is none.
 */
export function parseNumber(text: string, step: number): number | null {
  const bare = text.trim().replace('\u2212', '-')
  const isWhole = decimalsOf(step) === 0
  const plain =
    isWhole && /^[+-]?\d{1,3}([,.' \u00a0\u202f]\d{3})+$/.test(bare)
      ? bare.replaceAll(/[,.' \u00a0\u202f]/g, '')
      : bare.replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null
  const value = Number(plain)
  return isWhole ? Math.round(value) : value
}

export const clamp = (value: number, { min, max }: NumberRange): number =>
  Math.min(max, Math.max(min, value))

/** "Limited to 2, the highest this model accepts"; null when the value was fine. */
export function limitNote(value: number, range: NumberRange): string | null {
  if (value > range.max) return `Limited to ${range.max}, ${highest(range)}`
  if (value < range.min) return `Limited to ${range.min}, the lowest this model accepts`
  return null
}

const highest = ({ max }: NumberRange): string =>
  max === Number.MAX_SAFE_INTEGER
    ? 'the highest that JSON carries exactly everywhere'
    : 'the highest this model accepts'

/** What is said of a text that is none: that it was, and what holds instead. */
export const refusedNote = (text: string, value: number): string | null =>
  text.trim() === '' ? null : `“${shortened(text.trim())}” is no number, so ${value} stays`

const shortened = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)
