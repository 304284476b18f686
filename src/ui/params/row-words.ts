import type { ParamName, ParamSupport } from '../../core/chat/params.ts'
import type { EncodedRequest, ParamWarning } from '../../core/dialect/dialect.ts'

interface RowState {
  readonly support: ParamSupport
  readonly isSent: boolean
  readonly isByExtra: boolean
}

/** What a row says of its state, and what a person should know before using it. */
export function stateNote({ support, isSent, isByExtra }: RowState): string | null {
  if (isByExtra) return 'The extra body sets it: what stands here is not sent.'
  if (!support.supported) return support.reason
  const state = isSent ? [] : ['Not sent: model default']
  const said = [...state, ...(support.note === undefined ? [] : [support.note])]
  return said.length === 0 ? null : said.join(' · ')
}

/**
 * Whether the parameter is in the body by the extra body's doing.
 * @param isSent the row is ticked and supported
 */
export function isSetByExtra(
  name: ParamName,
  isSent: boolean,
  { sent, warnings }: EncodedRequest,
): boolean {
  const isSaid = (kind: ParamWarning['kind']) =>
    warnings.some((warning) => warning.param === name && warning.kind === kind)
  return isSaid('overridden') || (sent.includes(name) && !isSent && !isSaid('added'))
}

/** What the state of the row says already is not said twice. */
export const rowWarnings = (
  name: ParamName,
  support: ParamSupport,
  warnings: readonly ParamWarning[],
): readonly ParamWarning[] =>
  warnings.filter(
    ({ param, kind }) =>
      param === name &&
      kind !== 'overridden' && // the note says so, and the extra body does
      !(kind === 'unsupported' && !support.supported),
  )
