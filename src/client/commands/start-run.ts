import type { ModelRecord } from '../../core/catalog/model.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import { apiKeyWarningFor } from '../../core/chat/api-key-in-text.ts'
import { keysInRequest, type KeyInRequest } from '../../core/chat/keys-in-request.ts'
import {
  createConversation,
  pathOf,
  withChangedNode,
  withNode,
  type Conversation,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { shortenBody } from '../../core/dialect/wire/shorten-body.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { createRun, isFinal, reduceRun, type Run } from '../../core/run/run.ts'
import type { SentRequest } from '../db/conversation-repo.ts'
import { preloadReader } from '../live/follow-later.ts'
import type { CommandContext } from './context.ts'
import { knownOf, modelHere } from './known-here.ts'
import {
  encodeFor,
  messagesOf,
  noRun,
  requestOf,
  servingOf,
  type RequestSettings,
} from './next-request.ts'

/** One answer to be made: to what, and where it goes. */
export interface AnswerPlan {
  readonly conversationId: string
  /** The user's new message, put before the answer; null when the answer is to messages that are there. */
  readonly question: ConversationNode | null
  readonly place:
    | {
        readonly kind: 'new-answer'
        readonly parentId: string | null
        /** It is shown when this one is; otherwise what is shown stays. */
        readonly besides?: string
      }
    /** One more run of an answer: its text joins. */
    | { readonly kind: 'continuation'; readonly nodeId: string }
  /** The branch that is asked about, to its end: the question, or the answer to go on with. */
  readonly path: readonly ConversationNode[]
  /** The runs on that branch. */
  readonly runOf: (runId: string) => Run | undefined
  /** What looks like an API key in it is meant, or is none: it goes along, now and later. */
  readonly allowsKeys?: boolean
  /** What it is asked with; missing: what the workspace holds when it is sent. */
  readonly settings?: RequestSettings
}

/** Where the answer goes, and the run that makes it. */
export interface StartedAnswer {
  readonly nodeId: string
  readonly run: Run
}

/**
 * Encodes the request, writes message and run to disk, and only then sends it (law H1). A request
 * that cannot be encoded, or has nobody to go to, becomes a failed run in the transcript.
 * @returns null when the conversation is gone
 */
export async function startAnswer(
  context: CommandContext,
  plan: AnswerPlan,
): Promise<StartedAnswer | null> {
  void preloadReader() // while message and run are written
  const { run, request } = await prepareRun(context, plan)
  const nodeId = plan.place.kind === 'continuation' ? plan.place.nodeId : context.deps.randomId()
  const document = await context.documents.change(
    plan.conversationId,
    (stored) => withPlan(context, stored, plan, nodeId, run),
    [run],
    { [run.id]: request },
  )
  if (!document) return null
  void context.deps.room.askToKeep() // now there is something to keep
  context.undo.noteSend()
  if (isFinal(run)) context.notices.setState({ alert: run.error?.message ?? '' })
  else {
    const isContinuation = plan.place.kind === 'continuation'
    context.live.begin(
      { conversationId: plan.conversationId, nodeId, isContinuation },
      run,
      request.body,
    )
  }
  return { nodeId, run }
}

function withPlan(
  { deps }: CommandContext,
  stored: Conversation | null,
  { conversationId, question, place }: AnswerPlan,
  nodeId: string,
  run: Run,
): Conversation | null {
  if (place.kind === 'continuation') {
    const node = stored?.nodes[nodeId]
    if (!stored || node?.role !== 'assistant') return null
    return withChangedNode(
      { ...stored, updatedAt: run.startedAt },
      { ...node, runIds: [...node.runIds, run.id] },
    )
  }
  // An answer to messages that are there needs them; a question begins a conversation if need be.
  if (!stored && !question) return null
  const base = stored ?? createConversation(conversationId, deps.now())
  const next = withNode(question ? withNode(base, question) : base, {
    id: nodeId,
    parentId: question?.id ?? place.parentId,
    createdAt: run.startedAt,
    isDeleted: false,
    role: 'assistant',
    runIds: [run.id],
  })
  const isHidden = place.besides && !pathOf(base).some(({ id }) => id === place.besides)
  return isHidden ? { ...next, leafId: base.leafId } : next
}

/** A run that can be sent and its request, or one that has failed already. */
async function prepareRun(
  context: CommandContext,
  { path, runOf, allowsKeys = false, settings }: AnswerPlan,
): Promise<{ readonly run: Run; readonly request: SentRequest }> {
  const { deps } = context
  const workspace = settings ?? context.workspace.getState()
  const { choice } = workspace
  const facts = {
    id: deps.randomId(),
    providerId: choice.providerId,
    dialectId: choice.dialectId,
    model: choice.modelId,
    outline: '',
    startedAt: deps.now(),
  }
  const failed = (error: ApiError) => ({
    run: reduceRun(createRun(facts), { type: 'lost', error }),
    request: { body: '', model: null },
  })

  const providers = await currentProviders(context)
  if (!providers.ok) return failed(providers.error)
  const serving = servingOf(choice, providers.value)
  if (!serving)
    return failed({ kind: 'no-key', message: `${choice.providerId} is not set up on this server.` })
  const written = requestOf(workspace, messagesOf(path, noRun))
  if (!written.ok) return failed(written.error)
  const found = keysInRequest(written.value, context.allowedKeys)
  if (allowsKeys) for (const { words } of found) context.allowedKeys.add(words)
  else if (found[0]) return failed(keyError(found[0]))
  const encoded = encodeFor(serving, workspace, messagesOf(path, runOf))
  if (!encoded.ok) return failed(encoded.error)
  const { body } = encoded.value
  const outline = shortenBody(body)
  const providerId = serving.actual.id
  const model = factsOf(modelHere(context, { providerId, modelId: choice.modelId }))
  const price = model?.price ?? null
  return { run: createRun({ ...facts, providerId, outline, price }), request: { body, model } }
}

/** What a run keeps of the model that it asks. */
function factsOf(model: ModelRecord | null) {
  if (model === null) return null
  const { params: _, ...facts } = model
  return facts
}

/**
 * What the server offers, as the page shows it just now: the request that is sent is the one that
 * was seen. Only a page that does not know yet asks and waits.
 */
export async function currentProviders(
  context: CommandContext,
): Promise<Result<ProvidersAnswer, ApiError>> {
  const known = knownOf(context)
  if (known) return ok(known)
  const { queryClient, queries } = context
  try {
    return ok(await queryClient.fetchQuery({ ...queries.providers(), retry: false }))
  } catch (cause) {
    return fail(toApiError(cause))
  }
}

const keyError = ({ place }: KeyInRequest): ApiError => ({
  kind: 'key-in-request',
  message: apiKeyWarningFor(place),
})

const toApiError = (cause: unknown): ApiError =>
  cause instanceof Error && 'kind' in cause
    ? { kind: cause.kind as ApiError['kind'], message: cause.message } // a QueryError
    : { kind: 'server-down', message: 'The Verbatim server does not answer.' }
