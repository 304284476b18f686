import type { ParamSetting, Workspace } from '../../client/stores/workspace-store.ts'
import { moreParams } from '../../core/chat/more-params.ts'
import {
  initialSystemMessage,
  sliderParams,
  type ParamSupports,
  type SliderParam,
} from '../../core/chat/params.ts'

/** Another value than the page began with, or not sent. */
export const isParamChanged = (
  { initial }: SliderParam,
  setting: ParamSetting<SliderParam['name']>,
): boolean => setting.value !== initial || !setting.isSent

export const isSystemChanged = ({ text, isSent }: Workspace['system']): boolean =>
  text !== initialSystemMessage || !isSent

/** Something is typed, or would not be sent. */
export const isExtraChanged = ({ text, isSent }: Workspace['extraBody']): boolean =>
  text.trim() !== '' || !isSent

/** For the tab: how many settings differ. The folded ones begin unsent: ticked, they differ. */
export const countChanged = (workspace: ChangeableSettings): number => {
  const { params, system, extraBody, stream } = workspace
  const others = [isSystemChanged(system), isExtraChanged(extraBody), !stream]
  return (
    sliderParams.filter((param) => isParamChanged(param, params[param.name])).length +
    moreParams.filter(({ name }) => params[name].isSent).length +
    others.filter(Boolean).length
  )
}

type ChangeableSettings = Pick<Workspace, 'params' | 'system' | 'extraBody' | 'stream'>

/** Of the folded group, the parameters that go into the body. */
export const sentOfMore = (params: Workspace['params'], supports: ParamSupports) =>
  moreParams.filter(
    ({ name }) =>
      params[name].isSent &&
      supports[name].supported &&
      (name !== 'stop' || params.stop.value.length > 0),
  )
