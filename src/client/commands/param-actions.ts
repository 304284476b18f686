import { paramNames } from '../../core/chat/more-params.ts'
import type { ParamName } from '../../core/chat/params.ts'
import {
  initialExtraBody,
  initialParamSettings,
  initialSystem,
} from '../stores/initial-workspace.ts'
import type { ParamSetting, Workspace } from '../stores/workspace-store.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'

/** The commands of the parameters and the system message. */
export type ParamActions = Pick<
  Commands,
  | 'setParam'
  | 'setParamSent'
  | 'resetParam'
  | 'setSystemText'
  | 'setSystemSent'
  | 'resetSystem'
  | 'resetAll'
  | 'setStream'
  | 'setExtraBody'
  | 'setExtraBodySent'
>

/** Only Reset all can be taken back: the rest is undone by doing it again. */
export function createParamActions({ workspace, undo }: CommandContext): ParamActions {
  const change = (name: ParamName, setting: Partial<ParamSetting>) =>
    workspace.setState(({ params }) => ({
      params: { ...params, [name]: { ...params[name], ...setting } },
    }))
  const changeSystem = (system: Partial<typeof initialSystem>) =>
    workspace.setState((state) => ({ system: { ...state.system, ...system } }))

  return {
    setParam: (name, value) => {
      if (typeof value !== 'number' || Number.isFinite(value)) change(name, { value })
    },
    setParamSent: (name, isSent) => change(name, { isSent }),
    resetParam: (name) => change(name, initialParamSettings[name]),
    setSystemText: (text) => changeSystem({ text }),
    setSystemSent: (isSent) => changeSystem({ isSent }),
    resetSystem: () => changeSystem(initialSystem),
    setStream: (stream) => workspace.setState({ stream }),
    setExtraBody: (text) =>
      workspace.setState(({ extraBody }) => ({ extraBody: { ...extraBody, text } })),
    setExtraBodySent: (isSent) =>
      workspace.setState(({ extraBody }) => ({ extraBody: { ...extraBody, isSent } })),
    resetAll: () => {
      const before = resettable(workspace.getState())
      if (JSON.stringify(before) === JSON.stringify(initialSettings)) return
      workspace.setState(initialSettings)
      undo.offer({
        label: 'Parameters reset.',
        place: { kind: 'params' },
        takeBack: async () => workspace.setState(before),
      })
    },
  }
}

/** What Reset all resets. */
const resettable = ({ system, params, stream, extraBody, presetId }: Workspace) => ({
  system,
  params: Object.fromEntries(paramNames.map((name) => [name, params[name]])) as Workspace['params'], // the same record, in one order
  stream,
  extraBody,
  presetId,
})

const initialSettings = {
  system: initialSystem,
  params: initialParamSettings,
  stream: true,
  extraBody: initialExtraBody,
  presetId: null,
}
