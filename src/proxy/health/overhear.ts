import type { UpstreamResponse } from '../upstream/upstream.ts'

/** What is longer is no refusal, and too long to be read a second time. UTF-16 units. */
const mostChars = 64 * 1024

/**
 * The same answer; once it was read to its end, its text is told.
 * @param onText not called when the answer is longer than a refusal, or breaks off
 */
export const overhear = (
  response: UpstreamResponse,
  onText: (text: string) => void,
): UpstreamResponse => ({
  ...response,
  async readBody(take) {
    const decoder = new TextDecoder()
    let text = ''
    await response.readBody((piece) => {
      if (text.length <= mostChars) text += decoder.decode(piece, { stream: true })
      return take(piece)
    })
    if (text.length <= mostChars) onText(text)
  },
})
