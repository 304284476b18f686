import { once } from 'node:events'
import { createServer } from 'node:http'

const vendors = ['moonshotai', 'meta-llama', 'qwen', 'mistralai', 'deepseek', 'google', 'openai']
const kinds = ['chat', 'instruct', 'thinking', 'vision', 'coder', 'mini', 'large']
const from = (list, index) => list[index % list.length]

/** A model as OpenRouter lists it, the richest of all lists. Each differs from its neighbours. */
const describeModel = (_, index) => ({
  id: `${from(vendors, index)}/${from(kinds, index >> 2)}-${index}`,
  name: `${from(vendors, index)}: ${from(kinds, index >> 2)} ${index}`,
  created: 1_700_000_000 + index * 3600,
  description: 'A model of which two sentences are said. This is the second of them.',
  context_length: 8192 * 2 ** (index % 6),
  architecture: { input_modalities: index % 3 === 0 ? ['text', 'image'] : ['text'] },
  pricing: { prompt: `${(index % 40) / 1e7}`, completion: `${(index % 90) / 1e7}` },
  supported_parameters: index % 2 === 0 ? ['tools', 'response_format', 'temperature'] : ['stop'],
})

/** A provider that lists so many models, and answers nothing else. */
export async function startListUpstream(count) {
  const list = JSON.stringify({ data: Array.from({ length: count }, describeModel) })
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(list)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
