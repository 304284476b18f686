const query = new URLSearchParams(location.search)

/** The upstream's address is in the page's own: `?api=http://127.0.0.1:41234/v1`. */
const api = query.get('api')

/** What was said before, `{role, content}` each: the benchmark knows the words, `?history=` how many. */
export const readHistory = () => globalThis.benchHistory?.(Number(query.get('history') ?? 0)) ?? []

/** Sends a message and calls back once for each token, as the iterators of the SDKs do. */
export async function readAnswer(text, onToken) {
  const response = await fetch(`${api}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'bench',
      stream: true,
      messages: [{ role: 'user', content: text }],
    }),
  })
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const events = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = events.pop()
    for (const event of events) {
      if (!event.startsWith('data: {')) continue
      const token = JSON.parse(event.slice(6)).choices[0]?.delta.content
      if (token) onToken(token)
    }
  }
}
