import { costOf, formatUsd } from '../catalog/price.ts'
import { textOf, type ChatMessage, type ContentPart, type ToolCall } from '../chat/message.ts'
import { paramLabels, paramNames } from '../chat/more-params.ts'
import type { ChatRequest } from '../chat/request.ts'
import { dialects } from '../dialect/dialects.ts'
import {
  groupVariants,
  pathOf,
  type Conversation,
  type ConversationNode,
} from '../history/conversation.ts'
import { parseJson } from '../json.ts'
import type { Run } from '../run/run.ts'
import type { ExchangeRun } from './line.ts'
import { formatCode, formatFence, formatWords } from './markdown-text.ts'

/** Gives a run by its id; null when it is lost. */
export type ReadRun = (runId: string) => Promise<ExchangeRun | null>

/**
 * The branch that is shown, for reading. What was said stands in fences, so that it is exactly what
 * was said, keeps the page in one piece and is inert (law X7).
 * Gives pieces of the text; one run is held at a time.
 */
export async function* writeMarkdown(
  conversation: Conversation,
  readRun: ReadRun,
): AsyncGenerator<string, void, undefined> {
  const path = pathOf(conversation).filter((node) => !node.isDeleted)
  yield formatTitle(conversation, path.length)
  const first = path.find((node) => node.role === 'assistant')?.runIds[0]
  let system = first === undefined ? null : systemOf(requestOf(await readRun(first)))
  if (system !== null) yield `## System Message\n\n${formatFence(system)}\n`
  const variantsOf = groupVariants(conversation)
  for (const node of path) {
    yield `## ${roleOf(node)}${formatPlace(node, variantsOf(node))}\n\n`
    if (node.role === 'user') yield formatContent(node.content)
    if (node.role === 'written') yield formatMessage(node.message)
    if (node.role !== 'assistant') continue
    for (const [index, runId] of node.runIds.entries()) {
      const run = await readRun(runId)
      if (index > 0) yield '### Continued\n\n'
      const request = requestOf(run)
      if (request && systemOf(request) !== system) {
        system = systemOf(request)
        yield formatSystemChange(system)
      }
      yield run ? formatRun(run, request) : 'This answer is lost.\n\n'
    }
  }
}

function formatTitle(conversation: Conversation, shown: number): string {
  const nodes = Object.values(conversation.nodes)
  const others = nodes.filter((node) => !node.isDeleted).length - shown
  const date = formatDate(conversation.createdAt)
  return [
    `# ${formatWords(conversation.title) || 'Untitled'}\n\n`,
    date && `Begun ${date}.\n\n`,
    others > 0 && `Messages on other branches (${others}) are not in this text.\n\n`,
  ]
    .filter(Boolean)
    .join('')
}

/** `2026-11-29 15:20 UTC`; nothing for a time that no date can be. */
const formatDate = (epochMs: number): string | null =>
  epochMs > 0 && epochMs <= 8.64e15
    ? `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : null

const roleLabels: Readonly<Record<ChatMessage['role'], string>> = {
  system: 'System Message',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
}

const roleOf = (node: ConversationNode): string =>
  roleLabels[node.role === 'written' ? node.message.role : node.role]

const formatPlace = (node: ConversationNode, variants: readonly ConversationNode[]): string =>
  variants.length > 1 ? ` (${variants.indexOf(node) + 1} of ${variants.length})` : ''

const formatContent = (content: readonly ContentPart[]): string =>
  content
    .map((part) =>
      part.type === 'text'
        ? `${formatFence(part.text)}\n`
        : `An image: ${formatCode(shorten(part.url))}\n\n`,
    )
    .join('')

const longestUrl = 200

/** A picture in a URL is thousands of letters that nobody reads. */
const shorten = (url: string): string =>
  url.length > longestUrl ? `${url.slice(0, longestUrl)}…` : url

function formatMessage(message: ChatMessage): string {
  if (message.role === 'user') return formatContent(message.content)
  const { reasoning, toolCalls } =
    message.role === 'assistant' ? message : { reasoning: undefined, toolCalls: undefined }
  return formatAnswer(textOf(message), reasoning?.text ?? '', toolCalls ?? [])
}

function formatAnswer(text: string, reasoning: string, calls: readonly ToolCall[]): string {
  return [
    reasoning !== '' && `Reasoning:\n\n${formatFence(reasoning)}\n`,
    reasoning !== '' && text !== '' && 'Answer:\n\n',
    text !== '' && `${formatFence(text)}\n`,
    ...calls.map(
      ({ name, argumentsText }) =>
        `Calls ${formatCode(name)} with:\n\n${formatFence(argumentsText)}\n`,
    ),
  ]
    .filter((piece) => piece !== false)
    .join('')
}

/** The request as its dialect reads it; null when it is lost or not readable. */
function requestOf(run: ExchangeRun | null): ChatRequest | null {
  const json = parseJson(run?.body ?? '')
  if (!run || !json.ok) return null
  const request = dialects[run.run.dialectId].decodeRequest(json.value)
  return request.ok ? request.value : null
}

const systemOf = (request: ChatRequest | null): string | null => {
  const first = request?.messages[0]
  return first?.role === 'system' ? first.text : null
}

const formatSystemChange = (system: string | null): string =>
  system === null
    ? 'From here on without a system message.\n\n'
    : `From here on with this system message:\n\n${formatFence(system)}\n`

function formatRun(exchanged: ExchangeRun, request: ChatRequest | null): string {
  const { run } = exchanged
  const sent = [
    `Model: ${formatCode(run.model)} at ${formatCode(run.providerId)} (${run.dialectId})`,
    ...(request ? [formatParams(request)] : []),
  ]
  const answer = formatAnswer(run.text, run.reasoning?.text ?? '', run.toolCalls)
  return `${formatList(sent)}${answer}${formatList(endOf(exchanged))}`
}

const formatList = (lines: readonly string[]): string =>
  lines.length > 0 ? `${lines.map((line) => `- ${line}\n`).join('')}\n` : ''

function formatParams({ params }: ChatRequest): string {
  const sent = paramNames.flatMap((name) =>
    params[name] === undefined
      ? []
      : [`${paramLabels[name]} ${formatCode(JSON.stringify(params[name]))}`],
  )
  return sent.length > 0 ? `Sent: ${sent.join(', ')}` : 'Sent without parameters'
}

function endOf({ run, model }: ExchangeRun): readonly string[] {
  const cost = costOf(run.usage, model?.price ?? null)
  return [
    `Ended: ${formatEnd(run)}`,
    ...formatUsage(run),
    ...(cost === null ? [] : [`Cost: ${formatUsd(cost)} at list price`]),
  ]
}

function formatEnd({ status, finishReason, rawReason, error, endAtMs }: Run): string {
  const reason = finishReason === 'other' && rawReason ? formatCode(rawReason) : finishReason
  const time = endAtMs === null ? '' : ` after ${(endAtMs / 1000).toFixed(1)} s`
  const why = error ? `: ${formatCode(error.message)}` : ''
  return `${status}${reason ? ` (${reason})` : ''}${time}${why}`
}

function formatUsage({ usage }: Run): readonly string[] {
  if (!usage) return []
  const counts = [
    usage.inputTokens !== null && `${usage.inputTokens} in`,
    usage.outputTokens !== null && `${usage.outputTokens} out`,
    usage.reasoningTokens !== undefined && `${usage.reasoningTokens} of thought`,
    usage.cachedInputTokens !== undefined && `${usage.cachedInputTokens} from the cache`,
  ].filter((count) => count !== false)
  return counts.length > 0 ? [`Tokens: ${counts.join(', ')}`] : []
}
