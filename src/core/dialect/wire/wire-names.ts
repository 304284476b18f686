import type { ParamName } from '../../chat/params.ts'

/** The table of names the other way round: wire name → ours. */
export const oursByWireName = (
  wireNames: Readonly<Record<ParamName, string | null>>,
): Readonly<Record<string, ParamName>> =>
  Object.fromEntries(
    Object.entries(wireNames).flatMap(
      ([ours, wire]) => (wire === null ? [] : [[wire, ours as ParamName]]), // a key of that very record
    ),
  )
