import { afterEach, beforeEach } from 'vitest'

/**
 * Noise on the console is a defect that nobody reads. A test that expects a warning says so by
 * putting its own spy on `console.warn` or `console.error`.
 */
const noise: string[] = []

beforeEach(() => {
  noise.length = 0
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...parts: unknown[]) => {
      noise.push(`console.${level}: ${parts.map(String).join(' ')}`)
    }
  }
})

afterEach(() => {
  const heard = noise.splice(0)
  if (heard.length > 0) throw new Error(`Unexpected noise on the console:\n${heard.join('\n')}`)
})
