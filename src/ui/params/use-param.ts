import { useMemo } from 'react'

import type { ParamSetting, SettingValue } from '../../client/stores/workspace-store.ts'
import { supportsOf } from '../../core/catalog/supports.ts'
import type { ParamName, ParamSupport, ParamSupports } from '../../core/chat/params.ts'
import type { EncodedRequest, ParamWarning } from '../../core/dialect/dialect.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { isSetByExtra, rowWarnings, stateNote } from './row-words.ts'

/** What dialect, provider and model make of each parameter; made once for each choice. */
export function useSupports(): ParamSupports {
  const choice = useWorkspace((workspace) => workspace.choice)
  return useMemo(() => supportsOf(choice), [choice])
}

/** What a row shows of its parameter, and what it does to it. */
export interface ParamInRow<Name extends ParamName> {
  readonly setting: ParamSetting<Name>
  readonly support: ParamSupport
  /** Ticked, and there is a place for it. */
  readonly isSent: boolean
  /** The value here does not go out: it is not sent, or the extra body has another. */
  readonly isFaint: boolean
  /** What the row says of its state; null when there is nothing to say. */
  readonly note: string | null
  readonly warnings: readonly ParamWarning[]
  /** A new value, which then counts: who turns a knob wants it sent. */
  readonly change: (value: SettingValue<Name>) => void
  readonly send: {
    readonly isSent: boolean
    readonly isSupported: boolean
    readonly onChange: (isSent: boolean) => void
  }
}

/** @param encoded the next request, for what it says of this parameter; null while it is none */
export function useParam<Name extends ParamName>(
  name: Name,
  encoded: EncodedRequest | null,
): ParamInRow<Name> {
  const commands = useCommands()
  const setting: ParamSetting<Name> = useWorkspace((workspace) => workspace.params[name])
  const support: ParamSupport = useSupports()[name]
  const isSent = setting.isSent && support.supported
  const isByExtra = encoded !== null && isSetByExtra(name, isSent, encoded)
  const warnings = rowWarnings(name, support, encoded?.warnings ?? [])
  return {
    setting,
    support,
    isSent,
    isFaint: !isSent || warnings.some(({ kind }) => kind === 'overridden'),
    note: stateNote({ support, isSent, isByExtra }),
    warnings,
    change: (value) => {
      commands.setParam(name, value)
      if (!setting.isSent) commands.setParamSent(name, true)
    },
    send: {
      isSent,
      isSupported: support.supported,
      onChange: (wanted) => commands.setParamSent(name, wanted),
    },
  }
}
