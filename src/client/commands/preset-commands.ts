import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'

/** The commands of the presets. */
export type PresetCommands = Pick<
  Commands,
  'savePreset' | 'applyPreset' | 'renamePreset' | 'removePreset'
>

const notFetched = 'The part that keeps presets could not be fetched. Reload the page to get it.'

/** Few visits use a preset: what does it is fetched when one does. */
export function createPresetCommands(context: CommandContext): PresetCommands {
  const fetchActions = async () => {
    const part = await import('./preset-actions.ts').catch(() => null)
    if (part) return part.createPresetActions(context)
    context.notices.setState({ alert: notFetched })
    return null
  }
  return {
    savePreset: async (name) => {
      const actions = await fetchActions()
      return actions ? actions.savePreset(name) : notFetched
    },
    applyPreset: async (presetId) => (await fetchActions())?.applyPreset(presetId),
    renamePreset: async (presetId, name) => {
      const actions = await fetchActions()
      return actions ? actions.renamePreset(presetId, name) : notFetched
    },
    removePreset: async (presetId) => (await fetchActions())?.removePreset(presetId),
  }
}
