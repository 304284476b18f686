/** What names stand for that a text itself sets. */
export interface Variables {
  /** Undefined when the text does not set it, and when all values together become too long. */
  get(name: string): string | undefined
  set(name: string, value: string): void
}

/** Ten lines that each double the one before would fill the memory. */
const mostLetters = 4_000_000

/** No variables yet. */
export function createVariables(): Variables {
  const known = new Map<string, string>()
  let used = 0
  return {
    get: (name) => {
      const value = known.get(name)
      used += value?.length ?? 0
      return used > mostLetters ? undefined : value
    },
    set: (name, value) => {
      if (value.length <= mostLetters) known.set(name, value)
    },
  }
}
