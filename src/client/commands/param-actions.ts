import { sliderParams, type SliderParamName } from '../../core/chat/params.ts'
import { initialParamSettings, initialSystem } from '../stores/initial-workspace.ts'
import type { ParamSetting } from '../stores/workspace-store.ts'
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
>

/** Only Reset all can be taken back: the rest is undone by doing it again. */
export function createParamActions({ workspace, undo }: CommandContext): ParamActions {
  const change = (name: SliderParamName, setting: Partial<ParamSetting>) =>
    workspace.setState(({ params }) => ({
      params: { ...params, [name]: { ...params[name], ...setting } },
    }))
  const changeSystem = (system: Partial<typeof initialSystem>) =>
    workspace.setState((state) => ({ system: { ...state.system, ...system } }))

  return {
    setParam: (name, value) => {
      if (Number.isFinite(value)) change(name, { value })
    },
    setParamSent: (name, isSent) => change(name, { isSent }),
    resetParam: (name) => change(name, initialParamSettings[name]),
    setSystemText: (text) => changeSystem({ text }),
    setSystemSent: (isSent) => changeSystem({ isSent }),
    resetSystem: () => changeSystem(initialSystem),
    resetAll: () => {
      const { system, params } = workspace.getState()
      const isChanged =
        system.text !== initialSystem.text ||
        !system.isSent ||
        sliderParams.some(
          ({ name, initial }) => params[name].value !== initial || !params[name].isSent,
        )
      if (!isChanged) return
      workspace.setState({ system: initialSystem, params: initialParamSettings })
      undo.offer({
        label: 'Parameters reset.',
        place: { kind: 'params' },
        takeBack: async () => workspace.setState({ system, params }),
      })
    },
  }
}
