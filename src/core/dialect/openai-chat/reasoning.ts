import type { Reasoning } from '../../chat/message.ts'
import { arrayAt, stringAt, type JsonValue } from '../../json.ts'

/** Fields that hold thoughts as plain text, in the order they are looked for (contract.md §0 rule 7). */
export const plainReasoningFields = ['reasoning_content', 'reasoning', 'reasoning_text'] as const

/** Thoughts as parts of the content, the way of Mistral. */
export const contentReasoningField = 'content'
/** Thoughts between tags at the start of the text. */
export const inlineReasoningField = '<think>'
const detailsField = 'reasoning_details'

const replayable: ReadonlySet<string> = new Set([
  ...plainReasoningFields,
  detailsField,
  contentReasoningField,
])

/**
 * Inline thoughts are not sent back: the models that write them ask for a history without
 * (https://huggingface.co/deepseek-ai/DeepSeek-R1, https://huggingface.co/Qwen/Qwen3-32B).
 */
export const canReplay = ({ field }: Reasoning): boolean => replayable.has(field)

/** Members of an assistant message that carry its thoughts where they came from. */
export function replayReasoning(
  { text: thoughts, field }: Reasoning,
  text: string,
): { readonly [member: string]: unknown } {
  if (!replayable.has(field)) return {}
  if (field === detailsField)
    return { [detailsField]: [{ type: 'reasoning.text', text: thoughts }] }
  if (field !== contentReasoningField) return { [field]: thoughts }
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text: thoughts }] }
  return { content: text === '' ? [thinking] : [thinking, { type: 'text', text }] }
}

/**
 * The thoughts in a delta or message. Gateways send the same words under two names at once
 * (contract.md §2): the first field that holds any is the one that counts.
 */
export function readReasoning(value: unknown): Reasoning | null {
  for (const field of plainReasoningFields) {
    const text = stringAt(value, field)
    if (text) return { text, field }
  }
  const details = joinTexts(arrayAt(value, detailsField), detailText)
  if (details !== '') return { text: details, field: detailsField }
  const inContent = joinTexts(arrayAt(value, 'content'), thinkingText)
  return inContent === '' ? null : { text: inContent, field: contentReasoningField }
}

/** Most chunks have no such list at all. */
const joinTexts = (parts: readonly JsonValue[], textOf: (part: JsonValue) => string): string =>
  parts.length === 0 ? '' : parts.map(textOf).join('')

/** Encrypted details have neither: there is nothing to read in them. */
const detailText = (detail: JsonValue): string =>
  stringAt(detail, 'text') ?? stringAt(detail, 'summary') ?? ''

function thinkingText(part: JsonValue): string {
  if (stringAt(part, 'type') !== 'thinking') return ''
  const whole = stringAt(part, 'thinking')
  return (
    whole ??
    arrayAt(part, 'thinking')
      .map((each) => stringAt(each, 'text') ?? '')
      .join('')
  )
}
