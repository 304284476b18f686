/** Far more than there are providers and operations; a list of providers may change while we run. */
const mostKept = 256

/**
 * The same function, asked once for each text. For what must be computed from an address of a
 * provider at every start of a run: `new URL` costs some microseconds, and it is done five times.
 */
export function rememberByText<T>(compute: (text: string) => T): (text: string) => T {
  const kept = new Map<string, { readonly value: T }>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known.value
    const value = compute(text)
    if (kept.size >= mostKept) kept.clear()
    kept.set(text, { value })
    return value
  }
}
