/**
 * A body as `formatBody` writes it, without the messages after the first: what a request asks for,
 * at the cost of its first lines. A request holds the whole conversation before it, so reading all
 * of a long one's requests whole is quadratic: 54 MB, and seconds, for 500 of 200 kB of talk.
 * @returns the body itself when a later message says how to answer, or it is written another way
 */
export function shortenBody(body: string): string {
  // A text in JSON holds no bare line end, so that each of these stands where the writer put it.
  const start = body.indexOf('\n  "messages": [\n')
  const firstEnd = start < 0 ? -1 : body.indexOf('\n    }', start)
  const end = firstEnd < 0 ? -1 : body.indexOf('\n  ]', firstEnd)
  if (end < 0) return body
  const later = body.slice(firstEnd + '\n    }'.length, end)
  return instruction.test(later) ? body : body.slice(0, firstEnd) + '\n    }' + body.slice(end)
}

const instruction = /\n {6}"role": "(?:system|developer)"/
