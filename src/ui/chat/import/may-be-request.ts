/** Longer texts are left alone: reading them would be felt. In characters, and in bytes of a file. */
export const maxImportLength = 5 * 1024 * 1024

const commandSign = /\bcurl(?:\.exe)?["']?\s|\bInvoke-(?:RestMethod|WebRequest)\b|\bi(?:rm|wr)\s/i
const addressOrOption = /https?:\/\/|\s-{1,2}[a-z]/i
const httpSign = /^[ \t]*POST[ \t]+\S/m
const httpAddress = /https?:\/\/|\{\{/
const programSign = /\bfetch\s*\(|\.(?:create|post|stream|request)\s*\(/
const jsonStart = /^\s*(?:```\w*\s*)?\{/
const memberSign = /\b(?:model|model_id|messages)["']?\s*[:=]/

/**
 * Whether it is worth while to read a pasted text as a request. A glance, so that every other paste
 * stays the browser's own; the reader has the last word.
 */
export function mayBeRequest(text: string): boolean {
  if (text.length > maxImportLength) return false
  if (commandSign.test(text) && addressOrOption.test(text)) return true
  if (httpSign.test(text) && httpAddress.test(text)) return true
  return (jsonStart.test(text) || programSign.test(text)) && memberSign.test(text)
}
