import type { ResponseBody } from '../../../client/client.ts'
import type { ConversationDocument } from '../../../client/queries/conversation-document.ts'
import { defaultModel } from '../../../core/catalog/catalog.ts'
import {
  createConversation,
  withNode,
  type Conversation,
  type ConversationNode,
} from '../../../core/history/conversation.ts'
import { createRun, type Run } from '../../../core/run/run.ts'
import { emptyTimeline, withTicks } from '../../../core/run/timing.ts'
import { initialSystemMessage } from '../../../core/chat/params.ts'

/** A request as the OpenAI dialect writes it; numbers are merged over the initial ones. */
export const aBody = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    model: 'moonshotai-kimi-k2-0905',
    messages: [
      { role: 'system', content: initialSystemMessage },
      { role: 'user', content: 'Hello' },
    ],
    temperature: 0.7,
    max_tokens: 1000,
    top_p: 0.9,
    frequency_penalty: 0,
    presence_penalty: 0,
    stream: true,
    ...change,
  })

/** What came for it, in two frames. */
export const aResponse: ResponseBody = {
  text: 'data: {"choices":[{"delta":{"content":"Hi"}}]}\r\n\r\ndata: [DONE]\r\n\r\n',
  isWhole: true,
}

/** An answer that is complete: 412 ms to the first word, 4 s of words. */
export function aRun(change: Partial<Run> = {}): Run {
  const ticks = [412, 1000, 2000, 3000, 4412]
  return {
    ...createRun({
      id: 'run-1',
      providerId: 'modelslab',
      dialectId: 'openai-chat',
      model: 'moonshotai-kimi-k2-0905',
      outline: aBody(),
      startedAt: 0,
      price: defaultModel.price,
    }),
    status: 'complete',
    httpStatus: 200,
    text: 'An answer.',
    finishReason: 'stop',
    usage: { inputTokens: 128, outputTokens: 281 },
    openAtMs: 300,
    firstTextAtMs: 412,
    lastTextAtMs: 4412,
    endAtMs: 4420,
    timeline: withTicks(emptyTimeline, ticks),
    ...change,
  }
}

export const userNode = (id: string, text: string, parentId: string | null): ConversationNode => ({
  id,
  parentId,
  createdAt: 0,
  isDeleted: false,
  role: 'user',
  content: [{ type: 'text', text }],
})

export const answerNode = (
  id: string,
  parentId: string,
  runIds: readonly string[],
): ConversationNode => ({
  id,
  parentId,
  createdAt: 1,
  isDeleted: false,
  role: 'assistant',
  runIds,
})

export function aDocument(
  nodes: readonly ConversationNode[],
  runs: readonly Run[] = [],
): ConversationDocument {
  const conversation = nodes.reduce<Conversation>(withNode, createConversation('c1', 0))
  return { conversation, runs: Object.fromEntries(runs.map((run) => [run.id, run])) }
}

/** One question and its answer. */
export const anExchange = (run: Run = aRun()): ConversationDocument =>
  aDocument([userNode('u1', 'Hello', null), answerNode('a1', 'u1', [run.id])], [run])
