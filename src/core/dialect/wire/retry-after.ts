/**
 * How long the provider asks to wait, in milliseconds.
 * A date is counted from the answer's own `date`: the two clocks are the same one.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 * @returns null when it does not say
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | null {
  const ms = Number.parseFloat(headers['retry-after-ms'] ?? '')
  if (Number.isFinite(ms)) return Math.max(0, ms)
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
  const span = Date.parse(value) - Date.parse(headers['date'] ?? '')
  return Number.isFinite(span) ? Math.max(0, span) : null
}
