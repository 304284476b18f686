import { textOf, type ChatMessage } from '../../core/chat/message.ts'
import type { ChatRequest } from '../../core/chat/request.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { createConversation, nodeOf, withNode } from '../../core/history/conversation.ts'
import { isJsonObject, parseJson, type JsonObject } from '../../core/json.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { settingsOf } from '../stores/param-settings.ts'
import { draftKey, type Workspace } from '../stores/workspace-store.ts'
import type { Commands, RequestToLoad } from './commands.ts'
import type { CommandContext } from './context.ts'
import { currentProviders } from './start-run.ts'

/** The command that sets the whole playground to a request from elsewhere. */
export type ImportActions = Pick<Commands, 'loadRequest'>

/** What the members of the workspace were, for undo. */
type Before = Pick<
  Workspace,
  'conversationId' | 'choice' | 'system' | 'params' | 'stream' | 'extraBody'
> & { readonly draft: string | undefined }

export function createImportActions(context: CommandContext): ImportActions {
  const { deps, workspace, documents, undo, repo, notices } = context

  /** All messages but the draft, as a conversation of their own; null when there is none. */
  async function keepMessages(messages: readonly ChatMessage[]): Promise<string | null> {
    if (messages.length === 0) return null
    const conversationId = deps.randomId()
    const now = deps.now()
    const empty = createConversation(conversationId, now)
    const conversation = messages.reduce(
      (sofar, message) =>
        withNode(sofar, nodeOf(message, { id: deps.randomId(), parentId: sofar.leafId, now })),
      empty,
    )
    await documents.change(conversationId, () => conversation)
    return conversationId
  }

  /** Something was sent since it was loaded: that is not the request's any more. */
  async function hasRuns(conversationId: string): Promise<boolean> {
    const nodes = (await documents.read(conversationId))?.conversation.nodes ?? {}
    return Object.values(nodes).some(({ role }) => role === 'assistant')
  }

  function offerUndo(before: Before, conversationId: string | null): void {
    undo.offer({
      label: 'Request loaded.',
      place: { kind: 'import' },
      takeBack: async () => {
        const { draft, ...settings } = before
        const key = draftKey(before.conversationId)
        workspace.setState(({ drafts }) => {
          const { [key]: _now, [draftKey(conversationId)]: _loaded, ...others } = drafts
          return {
            ...settings,
            drafts: draft === undefined ? others : { ...others, [key]: draft },
          }
        })
        notices.setState({ status: 'The request was taken back.' })
        if (conversationId === null || (await hasRuns(conversationId))) return
        await (await repo).setHidden([conversationId], deps.now())
        await documents.refresh(conversationId)
        documents.announceChange(conversationId)
      },
    })
  }

  return {
    loadRequest: async ({ dialectId, request, url }) => {
      const providers = await currentProviders(context)
      const state = workspace.getState()
      const { history, system, draft } = splitMessages(request.messages)
      const conversationId = await keepMessages(history)
      const loadedKey = draftKey(conversationId)
      const before: Before = {
        conversationId: state.conversationId,
        choice: state.choice,
        system: state.system,
        params: state.params,
        stream: state.stream,
        extraBody: state.extraBody,
        draft: state.drafts[draftKey(state.conversationId)],
      }
      workspace.setState(({ drafts, params }) => ({
        conversationId,
        drafts: { ...drafts, [loadedKey]: draft },
        choice: {
          providerId: providers.ok
            ? providerFor(providers.value, { url, dialectId, current: state.choice.providerId })
            : state.choice.providerId,
          modelId: request.model,
          dialectId,
        },
        system:
          system === null ? { ...state.system, isSent: false } : { text: system, isSent: true },
        params: settingsOf(request.params, params),
        stream: request.stream,
        extraBody: { text: textOfExtra(extraOf(dialectId, request)), isSent: true },
      }))
      notices.setState({ status: 'Request loaded.' })
      offerUndo(before, conversationId)
    },
  }
}

/**
 * The system message has a field, and the last words of the user are what will be sent; what is
 * between is the conversation so far.
 */
function splitMessages(messages: readonly ChatMessage[]) {
  const [first] = messages
  // An empty one is not sent from the field, but it was in this request.
  const system = first?.role === 'system' && first.text.trim() !== '' ? first.text : null
  const rest = system === null ? messages : messages.slice(1)
  const last = rest.at(-1)
  const isDraft =
    last?.role === 'user' &&
    last.content.length === 1 &&
    last.content[0]?.type === 'text' &&
    textOf(last).trim() !== ''
  return {
    system,
    history: isDraft ? rest.slice(0, -1) : rest,
    draft: isDraft ? textOf(last) : '',
  }
}

/** Where a request from elsewhere went, and in which dialect. */
type Address = Pick<RequestToLoad, 'url' | 'dialectId'>

/** Whose address it is; null when it is nobody's here. */
export function ownerOf(
  { providers }: ProvidersAnswer,
  { url, dialectId }: Address,
): ProviderInfo | null {
  const { operation } = requestDialects[dialectId]
  const bare = url?.replace(/\/+$/, '')
  if (bare === undefined) return null
  return providers.find(({ endpoints }) => endpoints[operation] === bare) ?? null
}

/**
 * Who is asked when the request is loaded: whose address it is; otherwise the provider chosen now,
 * if it speaks the dialect; else the first that does.
 */
export function providerFor(
  answer: ProvidersAnswer,
  { current, ...address }: Address & { readonly current: string },
): string {
  const speaks = answer.providers.filter(({ dialects: spoken }) =>
    spoken.includes(address.dialectId),
  )
  const chosen = speaks.find(({ id }) => id === current)
  return (ownerOf(answer, address) ?? chosen ?? speaks[0])?.id ?? current
}

/** Tools have no place on the page yet: they go where everything goes that has none. */
function extraOf(dialectId: DialectId, request: ChatRequest): JsonObject {
  const { tools: _tools, toolChoice: _choice, ...shown } = request
  const bodyOf = (each: ChatRequest): JsonObject => {
    const encoded = requestDialects[dialectId].encodeRequest(each)
    const json = encoded.ok ? parseJson(encoded.value.body) : encoded
    return json.ok && isJsonObject(json.value) ? json.value : {}
  }
  const plain = bodyOf(shown)
  const missing = Object.entries(bodyOf(request)).filter(([name]) => !Object.hasOwn(plain, name))
  return { ...request.extra, ...Object.fromEntries(missing) }
}

const textOfExtra = (extra: JsonObject): string =>
  Object.keys(extra).length === 0 ? '' : JSON.stringify(extra, null, 2)
