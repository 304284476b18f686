/** What stands as a price in a text. */
export interface PricesFound {
  /** Members with a figure, as `name:figure`. A minifier shortens the names of variables, not these. */
  readonly members: readonly string[]
  /** Amounts of money as people read them. */
  readonly amounts: readonly string[]
}

const member =
  /(?<name>[A-Za-z]*(?:PerMillion|[Pp]ric(?:e|ing)|[Cc]ost)[A-Za-z]*)["'`]?\s*[:=]\s*(?<figure>-?\d*\.?\d+(?:e-?\d+)?)/g

// `$1` is a part that was found, in a text that replaces it.
const amount = /(?:\$|US\$|USD)\s?\d*\.\d+|\b\d*\.?\d+\s?(?:USD|US dollars|per (?:1M|million))\b/g

/** @param text a built script, or any other text that people or programs read prices in */
export function pricesIn(text: string): PricesFound {
  return {
    members: Array.from(text.matchAll(member), ({ groups = {} }) => {
      const { name = '', figure } = groups
      return `${name}:${Number(figure)}`
    }),
    amounts: text.match(amount) ?? [],
  }
}
