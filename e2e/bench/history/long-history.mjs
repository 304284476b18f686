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

/** A run as version 3 of the database has it, and its request beside it. */
const buildRun = ({ providerId, dialectId, modelId }, said, index) => ({
  body: buildBody({ modelId }, said, index),
  run: buildAnsweredRun({ providerId, dialectId, modelId }, said, index),
})

const buildAnsweredRun = ({ providerId, dialectId, modelId }, said, index) => ({
  id: `r${index}`,
  providerId,
  dialectId,
  model: modelId,
  outline: buildBody({ modelId }, said, 0),
  startedAt: index,
  status: 'complete',
  httpStatus: 200,
  headers: { 'content-type': 'text/event-stream' },
  responseId: `c${index}`,
  responseModel: modelId,
  text: said[index].content,
  reasoning: null,
  toolCalls: [],
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
 * A conversation as the house keeps it, its runs with their requests. These make up nearly all of it:
 * 54 MB for 1,000 messages of 200 bytes.
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
      starred: false,
      nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
      leafId: nodes.at(-1).id,
    },
    runs: nodes.flatMap(({ role }, index) =>
      role === 'user' ? [] : [buildRun(choice, said, index)],
    ),
  }
}

/**
 * Runs in a page of the house's origin, whose database is of version 3: writes a conversation down, and
 * makes it the open one.
 * @param version of the rows: 3, or 2 as they lie after the change of version
 */
export async function putHistory({ conversation, runs, choice, version = 3 }) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('verbatim')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
  const names = ['conversations', 'summaries', 'texts', 'runs', 'requests', 'wholeRuns']
  const transaction = database.transaction(names, 'readwrite')
  const put = (name, row) => transaction.objectStore(name).put({ version, ...row })
  const { id, title, createdAt, updatedAt, starred } = conversation
  const nodes = Object.values(conversation.nodes)
  const ownText = nodes.flatMap(({ content = [] }) => content.map(({ text }) => text))

  put('conversations', { id, hiddenAt: null, conversation })
  if (version === 3) {
    const models = [choice.modelId]
    const firstWords = ownText[0]
    const messageCount = nodes.length
    const summary = { id, title, createdAt, updatedAt, starred, messageCount, firstWords, models }
    const folded = [title, ...ownText].join('\n').toLowerCase()
    const runIds = nodes.flatMap((node) => node.runIds ?? [])
    put('summaries', { id, hiddenAt: null, summary })
    put('texts', { conversationId: id, runId: '', updatedAt, folded, runIds })
  }
  for (const { run, body } of runs) {
    const place = { id: run.id, conversationId: id }
    if (version === 3) {
      put('runs', { ...place, run })
      put('requests', { runId: run.id, body })
      put('texts', { conversationId: id, runId: run.id, folded: run.text.toLowerCase() })
    } else put('wholeRuns', { ...place, run: { ...run, outline: undefined, body, logprobs: [] } })
  }
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
export async function seedHistory(context, url, { said, choice, version }) {
  const { conversation, runs } = buildHistory(said, choice)
  const tab = await context.newPage()
  await tab.goto(url)
  await tab.locator('#composer').waitFor()
  await tab.waitForFunction(async () =>
    (await indexedDB.databases()).some((each) => each.name === 'verbatim' && each.version > 0),
  )
  // It may still be being made, and leaving the page would undo that: whoever opens it waits for the end.
  await tab.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('verbatim')
        opening.addEventListener('success', () => resolve(opening.result.close()))
        opening.addEventListener('error', () => reject(opening.error))
      }),
  )
  await tab.goto(new URL(quietPage, url).href)
  for (let from = 0; from < runs.length; from += runsAtOnce)
    await tab.evaluate(putHistory, {
      conversation,
      runs: runs.slice(from, from + runsAtOnce),
      choice,
      version,
    })
  await tab.close()
}
