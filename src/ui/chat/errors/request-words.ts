import type { ApiError } from '../../../core/chat/api-error.ts'
import { paramLabels } from '../../../core/chat/more-params.ts'
import type { ParamName } from '../../../core/chat/params.ts'
import { formatCount } from '../../kit/format-numbers.ts'
import type { ErrorAction, ErrorContext, ErrorWords } from './error-action.ts'
import { readOverflow } from './overflow.ts'

const showParams: ErrorAction = { type: 'show-params', label: 'Show parameters' }
const largerModel: ErrorAction = { type: 'choose-model', label: 'Choose a larger model' }

/** Where the label does not do in a sentence. */
const otherWords: Readonly<Partial<Record<ParamName, string>>> = {
  n: 'number of answers',
  stop: 'stop list',
  topLogprobs: 'number of log probabilities',
}

/** Lower case inside a sentence: `top P`, `max tokens`. */
const spoken = (name: ParamName): string =>
  otherWords[name] ??
  paramLabels[name].replaceAll(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())

const without = (name: ParamName): ErrorAction => ({
  type: 'run-without',
  label: `Run without ${spoken(name)}`,
  params: [name],
  members: [],
})

/**
 * Leaves out what the provider's message names of the extra body: in quotes or backticks, before a
 * colon at its start (`foo: Extra inputs are not permitted`) or after one at its end (`argument
 * supplied: foo`). Other words are too likely to be just words.
 */
export function withoutMembers(
  { message }: ApiError,
  { extra }: ErrorContext,
): readonly ErrorAction[] {
  const members = extra.filter((name) => namesIn(message).has(name))
  if (members.length === 0) return []
  const names = members.map((name) => `\`${name}\``)
  return [
    {
      type: 'run-without',
      label: `Run without ${new Intl.ListFormat('en').format(names)}`,
      params: [],
      members,
    },
  ]
}

const namesIn = (message: string): ReadonlySet<string> =>
  new Set(
    [quotedName, nameBefore, nameAfter].flatMap((pattern) =>
      [...message.matchAll(pattern)].map((match) => match[1] ?? ''),
    ),
  )

/** Of a path as `foo.bar[0]` the member is what comes first. */
const quotedName = /[`'"“‘]([\w$-]+)(?:[.[][\w.$[\]-]*)?[`'"”’]/g
const nameBefore = /^([\w$-]+)(?:\.[\w.$-]*)?: /g
const nameAfter = /: ([\w$-]+)\.?$/g

/** Providers that refuse the pair name both in their message, in any spelling. */
const isSamplingConflict = (error: ApiError, sent: readonly ParamName[]): boolean =>
  sent.includes('temperature') &&
  sent.includes('topP') &&
  /temperature/i.test(error.message + (error.detail ?? '')) &&
  /top[\s_-]?p\b/i.test(error.message + (error.detail ?? ''))

/** A parameter that the model refuses: run without it, or without either of two that conflict. */
export function parameterWords(error: ApiError, context: ErrorContext): ErrorWords {
  const members = withoutMembers(error, context)
  if (isSamplingConflict(error, context.sent))
    return {
      title: 'This model does not accept top P with temperature',
      sentence: 'Nothing was charged.',
      actions: [without('topP'), without('temperature')],
    }
  const name = error.parameter
  if (name === undefined)
    return {
      title: 'This model does not accept one of the parameters',
      sentence: `${error.message} Nothing was charged.`,
      actions: [...members, showParams],
    }
  return {
    title: `This model does not accept this ${spoken(name)}`,
    sentence: `${error.message} Nothing was charged.`,
    actions: [without(name), ...members, showParams],
  }
}

/** A conversation that is too long, with the figures when the provider gave them. */
export function overflowWords(error: ApiError, { droppable }: ErrorContext): ErrorWords {
  const drop: readonly ErrorAction[] =
    droppable >= 2 ? [{ type: 'drop-oldest', label: 'Drop the oldest 2 messages' }] : []
  const numbers = readOverflow(`${error.message} ${error.detail ?? ''}`)
  if (!numbers)
    return {
      title: 'Too long for this model',
      sentence: error.message,
      actions: [...drop, largerModel],
    }
  const { inputTokens, reservedTokens, limitTokens } = numbers
  const fitting = limitTokens - inputTokens
  return {
    title: `Too long by ${formatCount(inputTokens + reservedTokens - limitTokens)} tokens`,
    sentence: `${formatCount(inputTokens)} in the conversation + ${formatCount(reservedTokens)} reserved > ${formatCount(limitTokens)}.`,
    actions: [
      ...(fitting > 0
        ? [
            {
              type: 'lower-max-tokens',
              label: `Lower max tokens to ${formatCount(fitting)}`,
              maxTokens: fitting,
            } as const,
          ]
        : []),
      ...drop,
      largerModel,
    ],
  }
}
