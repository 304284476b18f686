/**
 * The match at exactly this place.
 * @param pattern with the flag `y`
 */
export function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
