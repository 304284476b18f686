import type { ApiError, ApiErrorKind } from '../../chat/api-error.ts'

const detailOf = (text: string) => (text === '' ? {} : { detail: text.slice(0, 4096) })

/** The stream ended and nobody said that the answer is whole. */
export const truncated: ApiError = {
  kind: 'truncated',
  message: 'The answer was cut off: the stream ended before the provider said it was finished.',
}

/** A frame that is neither JSON nor an end mark (law D5). */
export const malformedFrame = (data: string): ApiError => ({
  kind: 'malformed',
  message: 'The provider sent a piece of the answer that cannot be read.',
  ...detailOf(data),
})

/** A body that is neither an answer of the dialect nor an error that can be read. */
export function malformedBody(kind: ApiErrorKind & ('malformed' | 'truncated'), body: string) {
  const message =
    kind === 'truncated'
      ? 'The answer was cut off: its JSON ends in the middle.'
      : 'The provider sent something that is not an answer.'
  return { kind, message, ...detailOf(body.trim()) } satisfies ApiError
}

/** ModelsLab's queue: a 200 that promises an answer elsewhere. */
export const queued = (body: string): ApiError => ({
  kind: 'upstream-failure',
  message: 'The provider put the request into a queue and gave no answer. Try again in a moment.',
  ...detailOf(body.trim()),
})

/** A gateway's page under status 200. `title` may be empty. */
export const htmlAnswer = (title: string, body: string): ApiError => ({
  kind: 'malformed',
  message: `The provider sent a web page instead of an answer${title === '' ? '' : `: "${title}"`}. Its address may be wrong.`,
  ...detailOf(body.trim()),
})
