import { textOf, type ChatMessage } from '../../core/chat/message.ts'
import type { ChatRequest, ToolDefinition } from '../../core/chat/request.ts'
import { fallback, fallbackInShort, greeting } from '../corpus/fallback.ts'
import { longAnswer } from '../corpus/long.ts'
import { counting, formOfCode, formOfList, thoughts, toolAnswer } from '../corpus/small-talk.ts'
import { compileParts, compileSlots, type LatticeNode, type Slot } from '../lattice.ts'
import type { Behaviour } from '../special-models.ts'
import { excerptOf } from './excerpt.ts'
import { jsonParts } from './json-instance.ts'
import { topics } from './topics.ts'

/** One stretch of an answer, drawn from its own lattice. */
export interface Stretch {
  readonly kind: 'reasoning' | 'text' | 'tool-arguments'
  readonly lattice: LatticeNode
  /** JSON is drawn from its grammar alone, as with constrained decoding. */
  readonly isStrict: boolean
  /** The answer goes on after this text, which is not repeated. */
  readonly after?: string
  readonly toolName?: string
}

/** What a demo model will say, before a single token of it is drawn. */
export function chooseAnswer(request: ChatRequest, behaviour: Behaviour): readonly Stretch[] {
  const tool = toolToCall(request, behaviour)
  if (tool) return [toolStretch(tool, lastUserText(request.messages))]
  const stretches = textStretches(request, behaviour)
  if (behaviour.type !== 'reasoning') return stretches
  const excerpt = excerptOf(lastUserText(request.messages))
  return [
    { kind: 'reasoning', lattice: compileSlots(thoughts(excerpt)), isStrict: false },
    ...stretches,
  ]
}

const weatherTool: ToolDefinition = {
  name: 'get_weather',
  description: 'The weather of a city.',
  schema: {
    type: 'object',
    properties: {
      city: { type: 'string' },
      unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
    },
    required: ['city', 'unit'],
  },
}

/** The tool that has to be called now, if any: after its answer a model speaks. */
function toolToCall(request: ChatRequest, behaviour: Behaviour): ToolDefinition | null {
  const { messages, tools = [], toolChoice = 'auto' } = request
  if (toolChoice === 'none') return null
  if (typeof toolChoice === 'object')
    return tools.find(({ name }) => name === toolChoice.name) ?? null
  if (toolChoice === 'required') return tools[0] ?? null
  if (behaviour.type !== 'tools' || messages.at(-1)?.role === 'tool') return null
  return tools[0] ?? weatherTool
}

const toolStretch = (tool: ToolDefinition, text: string): Stretch => ({
  kind: 'tool-arguments',
  toolName: tool.name,
  lattice: compileParts(jsonParts({ type: 'object', ...tool.schema }, 'line', excerptOf(text))),
  isStrict: true,
})

const plainJsonSchema = {
  type: 'object',
  properties: {
    model: { const: 'demo model, not a real LLM' },
    question: { type: 'string' },
    answer: { type: 'string' },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
  },
}

function textStretches(request: ChatRequest, behaviour: Behaviour): readonly Stretch[] {
  const format = request.params.responseFormat
  if ((format && format.type !== 'text') || behaviour.type === 'json') {
    const schema = format?.type === 'json-schema' ? format.schema : plainJsonSchema
    const excerpt = excerptOf(lastUserText(request.messages))
    return [textStretch(compileParts(jsonParts(schema, 'document', excerpt)), true)]
  }
  if (behaviour.type === 'long') return [textStretch(longAnswer(), false)]
  const last = request.messages.at(-1)
  if (last?.role === 'tool') {
    const slots = toolAnswer(
      excerptOf(toolNameOf(request.messages, last.callId)),
      codeOf(last.text),
    )
    return [textStretch(compileSlots(slots), false)]
  }
  return [conversationStretch(request.messages)]
}

const textStretch = (lattice: LatticeNode, isStrict: boolean): Stretch => ({
  kind: 'text',
  lattice,
  isStrict,
})

/** A last message of the assistant is the beginning of the answer; "continue" goes on with the last one. */
function conversationStretch(messages: readonly ChatMessage[]): Stretch {
  const last = messages.at(-1)
  const begun = last?.role === 'assistant' ? last.text : ''
  const question = lastUserText(messages)
  if (begun === '' && isContinue(question)) {
    const answer = messages.findLast(({ role }) => role === 'assistant')
    if (answer) return { ...textStretch(latticeFor(messages), false), after: textOf(answer) }
  }
  const stretch = textStretch(latticeFor(messages), false)
  return begun === '' ? stretch : { ...stretch, after: begun }
}

const latticeFor = (messages: readonly ChatMessage[]): LatticeNode =>
  compileSlots(slotsFor(messages))

function slotsFor(messages: readonly ChatMessage[]): readonly Slot[] {
  const asked = messages.filter(({ role }) => role === 'user').map(textOf)
  const question = asked.at(-1) ?? ''
  const subject = asked.findLast((each) => !isContinue(each) && !isShorter(each)) ?? question
  const topic = topics.find(({ matches }) => matches(subject))
  if (isShorter(question)) return topic?.short ?? fallbackInShort
  return topic?.full ?? slotsForIntent(subject)
}

function slotsForIntent(question: string): readonly Slot[] {
  const excerpt = excerptOf(question)
  const upTo = Number(/\bcount\b.*\bto (\d{1,3})\b/i.exec(question)?.[1] ?? 0)
  if (upTo > 0) return counting(upTo)
  if (/^\W*(hi|hello|hey|hallo|hola|good (morning|day|evening))\b[^?]{0,20}$/i.test(question))
    return greeting
  if (/\b(list of|list (some|all|the|five|ten|\d+)|\d+ (ideas|tips|ways|names))\b/i.test(question))
    return formOfList(excerpt)
  if (/\b(write|show|give|implement)\b.*\b(code|function|script|program|class)\b/i.test(question))
    return formOfCode(excerpt)
  return fallback(excerpt)
}

const isContinue = (text: string): boolean =>
  /^\W*(please )?(continue|go on|carry on|keep going|more)( please)?\W*$/i.test(text)

const isShorter = (text: string): boolean =>
  /^\W*(please )?(make it |keep it |a bit |much )*(shorter|briefer|in short|summari[sz]e( (it|that|this))?|tl;?dr)( please)?\W*$/i.test(
    text,
  )

const lastUserText = (messages: readonly ChatMessage[]): string => {
  const last = messages.findLast(({ role }) => role === 'user')
  return last ? textOf(last) : ''
}

function toolNameOf(messages: readonly ChatMessage[], callId: string): string {
  for (const message of messages)
    if (message.role === 'assistant')
      for (const call of message.toolCalls ?? []) if (call.id === callId) return call.name
  return 'tool'
}

/** A tool's words inside a fenced block: no fence of theirs may end it. */
const codeOf = (text: string): string =>
  Array.from(text).slice(0, 1000).join('').replace(/[⟨⟩¦]/g, '').replace(/`{3,}/g, "'''").trim()
