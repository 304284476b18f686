const firstDelayMs = 250
const longestDelayMs = 8000

/**
 * How long to wait before asking again: 250 ms doubled each time, 8 s at most, less up to half of it
 * by chance, so that a thousand tabs do not come back in one instant.
 * @param attempt from 0
 * @param random from 0 up to 1
 */
export const backoffMs = (attempt: number, random: number): number =>
  Math.min(longestDelayMs, firstDelayMs * 2 ** attempt) * (1 - random / 2)
