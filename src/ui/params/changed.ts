import type { ParamSetting, Workspace } from '../../client/stores/workspace-store.ts'
import { initialSystemMessage, sliderParams, type SliderParam } from '../../core/chat/params.ts'

/** Another value than the page began with, or not sent. */
export const isParamChanged = ({ initial }: SliderParam, setting: ParamSetting): boolean =>
  setting.value !== initial || !setting.isSent

export const isSystemChanged = ({ text, isSent }: Workspace['system']): boolean =>
  text !== initialSystemMessage || !isSent

/** For the tab: how many settings differ, the system message among them. */
export const countChanged = ({ params, system }: Pick<Workspace, 'params' | 'system'>): number =>
  sliderParams.filter((param) => isParamChanged(param, params[param.name])).length +
  (isSystemChanged(system) ? 1 : 0)
