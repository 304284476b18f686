import type { ContentPart } from '../../../core/chat/message.ts'

/** The words of a user's message. */
export const textOfParts = (parts: readonly ContentPart[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
