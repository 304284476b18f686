import type { ApiError } from '../../core/chat/api-error.ts'
import { parsePreset, presetToKeep } from '../../core/presets/parse-preset.ts'
import type { Preset, PresetSettings } from '../../core/presets/preset.ts'
import { shippedPresets } from '../../core/presets/shipped-presets.ts'
import { ok, type Result } from '../../core/result.ts'
import type { Workspace } from '../stores/workspace-store.ts'
import { paramsOf } from './next-request.ts'

/** The user's presets, in the order in which they were made. One that cannot be read is left out. */
export const ownPresets = ({ presets }: Pick<Workspace, 'presets'>): readonly Preset[] =>
  presets.map(parsePreset).filter((preset) => preset !== null)

/** One of those that ship, or of the user's; null when it is gone. */
export const findPreset = (
  workspace: Pick<Workspace, 'presets'>,
  presetId: string,
): Preset | null =>
  [...shippedPresets, ...ownPresets(workspace)].find(({ id }) => id === presetId) ?? null

/**
 * What a preset of the settings as they are would hold.
 * @returns an error when a schema that is to be sent is not JSON
 */
export function settingsNow(
  workspace: Pick<Workspace, 'choice' | 'params' | 'system' | 'extraBody'>,
): Result<PresetSettings, ApiError> {
  const { choice, system, extraBody } = workspace
  const params = paramsOf(workspace)
  if (!params.ok) return params
  return ok({
    choice,
    params: params.value,
    system: textOrNone(system),
    extraBody: textOrNone(extraBody),
  })
}

const textOrNone = ({ text, isSent }: Workspace['system' | 'extraBody']): string | null =>
  isSent && text.trim() !== '' ? text : null

/** The name as it will be read again: without what looks like a key, and not too long. */
export const nameToKeep = (typed: string): string =>
  parsePreset(presetToKeep({ id: 'x', name: typed, params: {} }))?.name ?? ''

/** The one of the user's presets that a list would show under this name. */
export const findByName = (workspace: Pick<Workspace, 'presets'>, typed: string): Preset | null => {
  const name = nameToKeep(typed).toLowerCase()
  return ownPresets(workspace).find((preset) => preset.name.toLowerCase() === name) ?? null
}
