import { findModel } from '../../core/catalog/catalog.ts'
import type { ModelFacts } from '../../core/catalog/parse-model.ts'
import type { ExchangeRun } from '../../core/exchange/line.ts'
import { writeExchange } from '../../core/exchange/write-exchange.ts'
import { writeMarkdown } from '../../core/exchange/write-markdown.ts'
import type { Run } from '../../core/run/run.ts'
import type { ConversationRepo } from '../db/conversation-repo.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import type { Exported, ExportFormat, ExportJob } from './commands.ts'

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/jsonl',
  raw: 'application/jsonl',
  markdown: 'text/markdown;charset=utf-8',
}

/** In UTF-16 units: so much text is held before it is given to the browser, which may put it on disk. */
const pieceLength = 4 * 1024 * 1024

/** @see Commands.exportConversations */
export async function exportConversations(
  repo: ConversationRepo,
  job: ExportJob,
  now: number,
): Promise<Exported | null> {
  const pieces: Blob[] = []
  const lost = { conversations: 0, requests: 0 }
  let held = ''
  for await (const text of textOf(repo, job, now, lost)) {
    if (job.signal.aborted) return null
    held += text
    if (held.length < pieceLength) continue
    pieces.push(new Blob([held]))
    held = ''
  }
  return { file: new Blob([...pieces, held], { type: mediaTypes[job.format] }), lost }
}

function textOf(
  repo: ConversationRepo,
  job: ExportJob,
  now: number,
  lost: Lost,
): AsyncIterable<string> {
  const documents = () => readAll(repo, job, lost)
  const withRequest = async (run: Run): Promise<ExchangeRun> => {
    const request = await repo.readRequest(run.id)
    if (request === null) lost.requests += 1
    const model = request?.model === undefined ? modelToday(run) : request.model
    return { run, body: request?.body ?? null, model }
  }
  if (job.format === 'markdown') return markdownOf(withRequest, documents())
  let open: ConversationDocument | null = null
  const source = {
    async *conversations() {
      for await (const document of documents()) {
        open = document
        yield document.conversation
      }
    },
    async *runs() {
      for (const run of Object.values(open?.runs ?? {})) yield withRequest(run)
    },
    async *log(runId: string) {
      yield (await repo.readLog(runId)) ?? []
    },
  }
  return writeExchange(source, { exportedAt: now, hasLogs: job.format === 'raw' })
}

/** Of a run that was made before the model was kept with it, or whose request is lost. */
function modelToday({ providerId, model, price }: Run): ModelFacts | null {
  const known = findModel(providerId, model)
  return known && price !== undefined ? { ...known, price } : known
}

type Lost = { conversations: number; requests: number }

/** One at a time. What cannot be read is left out, and counted. */
async function* readAll(
  repo: ConversationRepo,
  { conversationIds, onProgress }: ExportJob,
  lost: Lost,
): AsyncGenerator<ConversationDocument, void, undefined> {
  for (const [index, id] of conversationIds.entries()) {
    const document = await repo.read(id)
    if (document) yield document
    else lost.conversations += 1
    onProgress(index + 1)
  }
}

async function* markdownOf(
  withRequest: (run: Run) => Promise<ExchangeRun>,
  documents: AsyncIterable<ConversationDocument>,
): AsyncGenerator<string, void, undefined> {
  let isFirst = true
  for await (const { conversation, runs } of documents) {
    if (!isFirst) yield '\n---\n\n'
    isFirst = false
    yield* writeMarkdown(conversation, async (runId) => {
      const run = runs[runId]
      return run ? withRequest(run) : null
    })
  }
}
