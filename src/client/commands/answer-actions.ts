import { pathOf, type ConversationNode } from '../../core/history/conversation.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import { draftKey } from '../stores/workspace-store.ts'
import type { Commands, SendOptions } from './commands.ts'
import type { CommandContext } from './context.ts'
import { fetchCommands } from './fetched-part.ts'
import { filledDraft } from './filled-draft.ts'
import { noRun, servingOf, waitingNode } from './next-request.ts'
import type { Retries } from './retries.ts'
import { currentProviders, startAnswer, type AnswerPlan, type StartedAnswer } from './start-run.ts'

type AgainOptions = SendOptions & Pick<AnswerPlan, 'settings'>

/** The commands that ask for an answer, or stop one. */
export type AnswerActions = Pick<
  Commands,
  'send' | 'usePrompt' | 'stop' | 'runAgain' | 'runWithout' | 'continueAnswer' | 'editAndRun'
> & {
  /** The answer again, as a variant beside it; null when it cannot be. */
  answerAgain(
    conversationId: string,
    nodeId: string,
    options?: AgainOptions,
  ): Promise<StartedAnswer | null>
}

/** @param retries read late: they need these actions in turn */
export function createAnswerActions(
  context: CommandContext,
  retries: () => Retries,
): AnswerActions {
  const { deps, workspace, documents, live } = context
  const starting = new Set<string>()

  /** Five calls in one instant are one: the first holds the conversation until its run is live. */
  async function once<T>(
    conversationId: string | null,
    start: () => Promise<T>,
  ): Promise<T | null> {
    const key = draftKey(conversationId)
    if (starting.has(key)) return null
    starting.add(key)
    try {
      return await start()
    } finally {
      starting.delete(key)
    }
  }

  /** A run by id: in flight, or as read from disk. */
  const runIn = (document: ConversationDocument) => (runId: string) =>
    live.store.getState().live[runId]?.run ?? document.runs[runId]

  async function ask(
    text: string,
    onSaved: (conversationId: string) => void,
    options: SendOptions = {},
  ): Promise<boolean> {
    const openId = workspace.getState().conversationId
    if (openId !== null && live.isAnswering(openId)) return false
    const started = await once(openId, async () => {
      const document = openId === null ? null : await documents.read(openId)
      // One that another tab deleted is not written into: nobody would see it.
      const conversationId = document?.conversation.id ?? deps.randomId()
      const past = document ? pathOf(document.conversation) : []
      const question = userNode(document?.conversation.leafId ?? null, [{ type: 'text', text }])
      retries().cancelIn(conversationId)
      const answer = await startAnswer(context, {
        conversationId,
        question,
        place: { kind: 'new-answer', parentId: null },
        path: [...past, question],
        runOf: document ? runIn(document) : noRun,
        ...options,
      })
      if (answer && workspace.getState().conversationId === openId) enter(conversationId)
      if (answer && (await context.repo).isSaved(conversationId)) onSaved(conversationId)
      return answer
    })
    return started !== null
  }

  /** Opens the conversation that has just begun; what stands in the composer comes along. */
  const enter = (conversationId: string) =>
    workspace.setState((state) => {
      const { [draftKey(state.conversationId)]: draft, ...others } = state.drafts
      const drafts = draft === undefined ? others : { ...others, [conversationId]: draft }
      return { conversationId, drafts }
    })

  const userNode = (
    parentId: string | null,
    content: Extract<ConversationNode, { role: 'user' }>['content'],
  ): ConversationNode => ({
    id: deps.randomId(),
    parentId,
    createdAt: deps.now(),
    isDeleted: false,
    role: 'user',
    content,
  })

  async function send(options: SendOptions = {}): Promise<void> {
    const { conversationId, drafts } = workspace.getState()
    const key = draftKey(conversationId)
    const text = drafts[key] ?? ''
    if (text.trim() === '') return answerWaiting(options)
    const forget = (savedId: string) => {
      const left = Object.entries(workspace.getState().drafts).filter(
        ([of, draft]) => draft !== text || (of !== key && of !== savedId), // what was typed since stays
      )
      workspace.setState({ drafts: Object.fromEntries(left) })
    }
    await ask(text, forget, options)
  }

  /** With nothing typed: what no run has answered yet is answered. */
  async function answerWaiting(options: SendOptions): Promise<void> {
    const document = await openDocument()
    const waiting = waitingNode(document)
    if (document && waiting && !live.isAnswering(document.conversation.id))
      await answerAgain(document.conversation.id, waiting.id, options)
  }

  async function usePrompt(text: string): Promise<'sent' | 'filled'> {
    const providers = await currentProviders(context)
    const { choice, conversationId, drafts } = workspace.getState()
    const serving = providers.ok ? servingOf(choice, providers.value) : null
    const isFree = providers.ok && serving?.actual.id === providers.value.standIn
    if (isFree && (await ask(text, () => {}))) return 'sent'
    const key = draftKey(conversationId)
    workspace.setState({ drafts: { ...drafts, [key]: filledDraft(drafts[key], text) } })
    return 'filled'
  }

  async function openDocument(): Promise<ConversationDocument | null> {
    const { conversationId } = workspace.getState()
    return conversationId === null ? null : documents.read(conversationId)
  }

  async function answerAgain(conversationId: string, nodeId: string, options: AgainOptions = {}) {
    return once(conversationId, async () => {
      live.stop(conversationId)
      retries().cancelIn(conversationId)
      const document = await documents.read(conversationId)
      const node = document?.conversation.nodes[nodeId]
      if (!document || !node) return null
      const parentId = node.role === 'assistant' ? node.parentId : node.id
      return startAnswer(context, {
        conversationId,
        question: null,
        place: { kind: 'new-answer', parentId, besides: nodeId },
        path: pathOf({ ...document.conversation, leafId: parentId }),
        runOf: runIn(document),
        ...options,
      })
    })
  }

  async function runAgain(nodeId: string, options?: SendOptions): Promise<void> {
    const { conversationId } = workspace.getState()
    if (conversationId !== null) await answerAgain(conversationId, nodeId, options)
  }

  const further = fetchCommands(context, ['runWithout', 'continueAnswer', 'editAndRun'], async () =>
    (await import('./further-answers.ts')).createFurtherAnswers(context, retries, {
      once,
      runIn,
      userNode,
      openDocument,
      runAgain,
    }),
  )

  return {
    send,
    usePrompt,
    stop: async () => {
      const { conversationId } = workspace.getState()
      if (conversationId !== null) live.stop(conversationId)
    },
    answerAgain,
    runAgain,
    ...further,
    editAndRun: async (...given) => (await further.editAndRun(...given)) ?? false,
  }
}
