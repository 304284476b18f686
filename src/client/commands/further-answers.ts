import type { ParamName } from '../../core/chat/params.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { isJsonObject, parseJson } from '../../core/json.ts'
import { pathOf, type ConversationNode } from '../../core/history/conversation.ts'
import type { Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import type { ParamSettings } from '../stores/workspace-store.ts'
import type { Commands, SendOptions } from './commands.ts'
import type { CommandContext } from './context.ts'
import type { Retries } from './retries.ts'
import { startAnswer } from './start-run.ts'

type UserContent = Extract<ConversationNode, { role: 'user' }>['content']

/** What every command that asks for an answer stands on. */
interface Asking {
  once<T>(conversationId: string | null, start: () => Promise<T>): Promise<T | null>
  runIn(document: ConversationDocument): (runId: string) => Run | undefined
  userNode(parentId: string | null, content: UserContent): ConversationNode
  openDocument(): Promise<ConversationDocument | null>
  runAgain(nodeId: string): Promise<void>
}

/** The commands that ask for another answer than the first one. */
export function createFurtherAnswers(
  context: CommandContext,
  retries: () => Retries,
  { once, runIn, userNode, openDocument, runAgain }: Asking,
): Pick<Commands, 'runWithout' | 'continueAnswer' | 'editAndRun'> {
  const { workspace, live } = context

  async function runWithout(
    nodeId: string,
    names: readonly ParamName[],
    members: readonly string[] = [],
  ): Promise<void> {
    workspace.setState(({ params, choice, extraBody }) => {
      const unsent = names.map((name) => [name, { ...params[name], isSent: false }])
      const { wireNames } = requestDialects[choice.dialectId]
      const carried = names.map((name) => wireNames[name]).filter((wire) => wire !== null)
      return {
        params: { ...params, ...(Object.fromEntries(unsent) as Partial<ParamSettings>) }, // settings of those very names
        extraBody: { ...extraBody, text: withoutMembers(extraBody.text, [...members, ...carried]) },
      }
    })
    await runAgain(nodeId)
  }

  async function continueAnswer(nodeId: string, options: SendOptions = {}): Promise<void> {
    const document = await openDocument()
    if (!document || live.isAnswering(document.conversation.id)) return
    const { id } = document.conversation
    await once(id, async () => {
      retries().cancelIn(id)
      return startAnswer(context, {
        conversationId: id,
        question: null,
        place: { kind: 'continuation', nodeId },
        path: pathOf({ ...document.conversation, leafId: nodeId }),
        runOf: runIn(document),
        ...options,
      })
    })
  }

  async function editAndRun(
    nodeId: string,
    text: string,
    options: SendOptions = {},
  ): Promise<boolean> {
    const document = await openDocument()
    const node = document?.conversation.nodes[nodeId]
    if (!document || node?.role !== 'user' || text.trim() === '') return false
    const { id } = document.conversation
    const images = node.content.filter((part) => part.type === 'image')
    const question = userNode(node.parentId, [{ type: 'text', text }, ...images])
    const started = await once(id, async () => {
      live.stop(id)
      retries().cancelIn(id)
      const stopped = (await openDocument()) ?? document // an answer in flight is now what came of it
      const before = pathOf({ ...stopped.conversation, leafId: node.parentId })
      return startAnswer(context, {
        conversationId: id,
        question,
        place: { kind: 'new-answer', parentId: null },
        path: [...before, question],
        runOf: runIn(stopped),
        ...options,
      })
    })
    return started !== null
  }

  return { runWithout, continueAnswer, editAndRun }
}

/** The extra body without these members; as it was when none of them is in it, or it is no JSON yet. */
function withoutMembers(text: string, names: readonly string[]): string {
  const json = parseJson(text)
  if (!json.ok || !isJsonObject(json.value)) return text
  const members = Object.entries(json.value)
  const left = members.filter(([name]) => !names.includes(name))
  if (left.length === members.length) return text
  return left.length === 0 ? '' : JSON.stringify(Object.fromEntries(left), null, 2)
}
