import { conversations, type Conversation } from '../../../core/snippet/__fixtures__/corpus.ts'
import type { Dialect, DialectId } from '../../../core/dialect/dialect.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import { dialectIds } from '../../../core/dialect/request-dialects.ts'
import type { SnippetRequest } from '../../../core/snippet/snippet.ts'
import { formatFrames, streamedFrames, wholeAnswer, writeInPieces } from './answers.ts'
import {
  startRecordingProvider,
  type AnswerHeard,
  type HeardRequest,
  type RecordingProvider,
} from './recording-provider.ts'
import { createSender, type Auth, type Sender } from './send.ts'
import { shortNames } from './workbench.ts'

/** A conversation in a dialect, and what Send sent for it. */
export interface Sent {
  readonly name: string
  readonly place: string
  /** What the paths of its requests begin with. */
  readonly prefix: string
  readonly dialectId: DialectId
  readonly isStreamed: boolean
  readonly printable: SnippetRequest
  readonly heard: HeardRequest
}

interface OpenStage {
  readonly provider: RecordingProvider
  readonly sent: readonly Sent[]
}

/** A provider, and all conversations as Send sent them to it: once for all clients of a file. */
export interface Stage {
  open(): Promise<OpenStage>
  close(): Promise<void>
}

export const sentCount = conversations.length * dialectIds.length

const auths: readonly Auth[] = ['bearer', 'x-api-key', 'bearer', 'none', 'x-api-key']

export const rawAnswer = (dialectId: DialectId, isStreamed: boolean): string =>
  isStreamed ? formatFrames(streamedFrames(dialectId)) : wholeAnswer(dialectId)

/** In the dialect of the path, streamed when that was asked for. */
const answerProperly: AnswerHeard = (response, { path, body }) => {
  const dialectId = path.endsWith('/messages') ? 'anthropic-messages' : 'openai-chat'
  const isStreamed = JSON.parse(body.toString()).stream === true
  response.setHeader('content-type', isStreamed ? 'text/event-stream' : 'application/json')
  return writeInPieces(response, rawAnswer(dialectId, isStreamed), 97)
}

export function createStage(): Stage {
  let opened: Promise<OpenStage> | null = null
  return {
    open: () => (opened ??= openStage()),
    close: async () => (await opened)?.provider.close(),
  }
}

async function openStage(): Promise<OpenStage> {
  const provider = await startRecordingProvider(answerProperly)
  const sender = createSender()
  const sent: Sent[] = []
  for (const dialectId of dialectIds)
    for (const [index, conversation] of conversations.entries())
      sent.push(await sendOne(provider, sender, dialects[dialectId], conversation, index))
  await sender.close()
  return { provider, sent }
}

async function sendOne(
  provider: RecordingProvider,
  sender: Sender,
  dialect: Dialect,
  { name, request }: Conversation,
  index: number,
): Promise<Sent> {
  const place = `${shortNames[dialect.id]}-${index}`
  const prefix = `/${place}/`
  const auth = auths[index % auths.length] ?? 'bearer'
  const printable = await sender.send(`${provider.origin}${prefix}`, auth, dialect, request)
  const [heard, ...more] = provider.take(prefix)
  if (!heard || more.length > 0)
    throw new Error(`Send sent ${more.length + 1} requests for ${name}`)
  if (!heard.body.equals(Buffer.from(printable.body))) throw new Error(`Send changed ${name}`)
  const isStreamed = JSON.parse(printable.body).stream === true
  const names = { name: `${name}, ${dialect.id}`, place, prefix }
  return { ...names, dialectId: dialect.id, isStreamed, printable, heard }
}
