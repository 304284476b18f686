/** The request of the answer with this index, as the house writes it: all that was said before is in it. */
function buildBody({ modelId }, said, index) {
  const system = { role: 'system', content: 'You are a helpful assistant.' }
  const body = {
    model: modelId,
    messages: [system, ...said.slice(0, index)],
    max_tokens: 1000,
    temperature: 0.7,
    top_p: 0.9,
    stream: true,
  }
  return `${JSON.stringify(body, null, 2)}\n`
}

const buildRun = ({ providerId, dialectId, modelId }, said, index) => ({
  id: `r${index}`,
  providerId,
  dialectId,
  model: modelId,
  body: buildBody({ modelId }, said, index),
  startedAt: index,
  status: 'complete',
  httpStatus: 200,
  headers: { 'content-type': 'text/event-stream' },
  responseId: `c${index}`,
  responseModel: modelId,
  text: said[index].content,
  reasoning: null,
  toolCalls: [],
  logprobs: [],
  usage: { inputTokens: index * 60, outputTokens: 90 },
  finishReason: 'stop',
  rawReason: 'stop',
  error: null,
  openAtMs: 200,
  firstReasoningAtMs: null,
  firstTextAtMs: 250,
  lastTextAtMs: 2200,
  endAtMs: 2210,
  timeline: { binMs: 20, counts: Array.from({ length: 111 }, (_, bin) => (bin > 11 ? 1 : 0)) },
})

function buildNode({ role, content }, index) {
  const place = {
    id: `m${index}`,
    parentId: index === 0 ? null : `m${index - 1}`,
    createdAt: index,
    isDeleted: false,
    role,
  }
  return role === 'user'
    ? { ...place, content: [{ type: 'text', text: content }] }
    : { ...place, runIds: [`r${index}`] }
}

/**
 * A conversation as the house keeps it. The requests make up nearly all of it: 54 MB for 1,000
 * messages of 200 bytes.
 * @param said `{role, content}` each, questions and answers in turn
 * @param choice the provider, dialect and model that answered
 */
export function buildHistory(said, choice) {
  const nodes = said.map(buildNode)
  return {
    conversation: {
      id: 'long',
      title: 'Long',
      createdAt: 0,
      updatedAt: said.length,
      nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
      leafId: nodes.at(-1).id,
    },
    runs: nodes.flatMap(({ role }, index) =>
      role === 'user' ? [] : [buildRun(choice, said, index)],
    ),
  }
}

/** Runs in a page of the house's origin: writes a conversation down, and makes it the open one. */
export async function putHistory({ conversation, runs, choice }) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('verbatim')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
  const transaction = database.transaction(['conversations', 'runs'], 'readwrite')
  const { id } = conversation
  transaction.objectStore('conversations').put({ version: 1, id, hiddenAt: null, conversation })
  for (const run of runs)
    transaction.objectStore('runs').put({ version: 1, id: run.id, conversationId: id, run })
  await new Promise((resolve, reject) => {
    transaction.addEventListener('complete', resolve)
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
  database.close()
  const workspace = { conversationId: id, choice }
  localStorage.setItem('verbatim:workspace', JSON.stringify({ version: 1, workspace }))
}

/** The conversation is written from a page of the origin that runs nothing of the house. */
const quietPage = '/favicon.svg'
/** A request of a long conversation is 200 kB; so many of them go over the wire at once. */
const runsAtOnce = 50

/**
 * Gives a browser's profile a conversation of so many messages, as the open one.
 * @param context of playwright, in which the house at `url` was never open
 */
export async function seedHistory(context, url, { said, choice }) {
  const { conversation, runs } = buildHistory(said, choice)
  const tab = await context.newPage()
  await tab.goto(url)
  await tab.locator('#composer').waitFor()
  await tab.waitForFunction(async () =>
    (await indexedDB.databases()).some(({ name, version }) => name === 'verbatim' && version > 0),
  )
  await tab.goto(new URL(quietPage, url).href)
  for (let from = 0; from < runs.length; from += runsAtOnce)
    await tab.evaluate(putHistory, {
      conversation,
      runs: runs.slice(from, from + runsAtOnce),
      choice,
    })
  await tab.close()
}
