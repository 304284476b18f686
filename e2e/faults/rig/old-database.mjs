/**
 * In a page on which the app does not run: the database of version 2, with so many chats, each with one
 * answer and its request. Their runs are called `r0`, `r1` … and say `Answer r0` …
 */
export async function makeOldDatabase(chats) {
  const opened = indexedDB.open('verbatim', 2)
  opened.addEventListener('upgradeneeded', () => {
    const database = opened.result
    database.createObjectStore('conversations', { keyPath: 'id' })
    const runs = database.createObjectStore('runs', { keyPath: 'id' })
    runs.createIndex('conversationId', 'conversationId')
    runs.createIndex('unfinished', 'unfinished')
    database.createObjectStore('logs', { keyPath: 'runId' })
    database.createObjectStore('logSegments', { keyPath: ['runId', 'firstSeq'] })
  })
  const database = await new Promise((resolve) =>
    opened.addEventListener('success', () => resolve(opened.result)),
  )
  const transaction = database.transaction(['conversations', 'runs'], 'readwrite')
  const node = { createdAt: 5, isDeleted: false }
  const body = JSON.stringify({ noise: 'x'.repeat(20_000) })
  for (let n = 0; n < chats; n += 1) {
    const [id, runId] = [`c${n}`, `r${n}`]
    const content = [{ type: 'text', text: `Old chat ${n}` }]
    const nodes = {
      q: { ...node, id: 'q', parentId: null, role: 'user', content },
      a: { ...node, id: 'a', parentId: 'q', role: 'assistant', runIds: [runId] },
    }
    const title = `Old chat ${n}`
    const conversation = { id, title, createdAt: 5, updatedAt: 6 + n, nodes, leafId: 'a' }
    transaction.objectStore('conversations').put({ version: 2, id, hiddenAt: null, conversation })
    const run = {
      id: runId,
      providerId: 'modelslab',
      dialectId: 'openai-chat',
      model: 'counter',
      body,
      startedAt: 6,
      status: 'complete',
      httpStatus: 200,
      headers: {},
      responseId: 'x',
      responseModel: 'counter',
      text: `Answer ${runId}`,
      reasoning: null,
      toolCalls: [],
      logprobs: [],
      usage: { inputTokens: 1, outputTokens: 2 },
      finishReason: 'stop',
      rawReason: 'stop',
      error: null,
      openAtMs: 1,
      firstReasoningAtMs: null,
      firstTextAtMs: 2,
      lastTextAtMs: 3,
      endAtMs: 4,
      timeline: { binMs: 20, counts: [1] },
    }
    transaction.objectStore('runs').put({ version: 2, id: runId, conversationId: id, run })
  }
  await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  database.close()
}
