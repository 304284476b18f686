import { parsePreset, presetToKeep } from '../../core/presets/parse-preset.ts'
import { differsFrom, type Preset } from '../../core/presets/preset.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { initialExtraBody } from '../stores/initial-workspace.ts'
import { settingsOf } from '../stores/param-settings.ts'
import type { Workspace } from '../stores/workspace-store.ts'
import type { CommandContext } from './context.ts'
import { findByName, findPreset, nameToKeep, settingsNow } from './kept-presets.ts'
import { isSameModel, modelHere } from './known-here.ts'
import { recentWith } from './switch-model.ts'

/** What the commands of the presets do, once it is fetched. See `Commands`. */
export interface PresetActions {
  savePreset(name: string): string | null
  applyPreset(presetId: string): void
  renamePreset(presetId: string, name: string): string | null
  removePreset(presetId: string): void
}

export function createPresetActions(context: CommandContext): PresetActions {
  const { deps, workspace, undo, notices } = context
  const say = (status: string) => notices.setState({ status })

  /** Puts what `change` gives in the place of the preset as it is kept; nothing takes it out. */
  const change = (presetId: string, replace: (kept: unknown) => readonly unknown[]) =>
    workspace.setState(({ presets }) => ({
      presets: presets.flatMap((kept) => (idOf(kept) === presetId ? replace(kept) : [kept])),
    }))

  function replacePreset(same: Preset, preset: Preset): void {
    const { presets, presetId } = workspace.getState()
    const before = presets.find((kept) => idOf(kept) === same.id)
    change(same.id, () => [presetToKeep(preset)])
    undo.offer({
      label: `Preset “${preset.name}” replaced.`,
      place: { kind: 'presets' },
      takeBack: async () => {
        change(same.id, () => [before])
        workspace.setState({ presetId })
      },
    })
  }

  return {
    savePreset: (typed) => {
      const name = nameToKeep(typed)
      if (name === '') return 'A preset needs a name.'
      const state = workspace.getState()
      const settings = settingsNow(state)
      if (!settings.ok) return settings.error.message
      const same = findByName(state, name)
      const preset = { ...settings.value, id: same?.id ?? deps.randomId(), name }
      if (same) replacePreset(same, preset)
      else workspace.setState(({ presets }) => ({ presets: [...presets, presetToKeep(preset)] }))
      workspace.setState({ presetId: preset.id })
      say(`Preset ${name} saved.`)
      return null
    },

    applyPreset: (presetId) => {
      const state = workspace.getState()
      const preset = findPreset(state, presetId)
      if (!preset) return
      const now = settingsNow(state)
      const isSet = now.ok && differsFrom(preset, now.value).length === 0
      workspace.setState({ presetId, ...(isSet ? {} : membersOf(preset, state)) })
      const answering = noteChoice(context, state)
      say([`Preset ${preset.name} applied.`, ...answering].join(' '))
      if (isSet) return
      const { choice, recentModels, params, system, extraBody, presetId: idBefore } = state
      undo.offer({
        label: [`Preset “${preset.name}” applied.`, ...answering].join(' '),
        place: { kind: 'preset' },
        takeBack: async () =>
          workspace.setState({
            choice,
            recentModels,
            params,
            system,
            extraBody,
            presetId: idBefore,
          }),
      })
    },

    renamePreset: (presetId, typed) => {
      const name = nameToKeep(typed)
      if (name === '') return 'A preset needs a name.'
      const same = findByName(workspace.getState(), name)
      if (same && same.id !== presetId) return `Another preset is called ${name}.`
      change(presetId, (kept) => {
        const preset = parsePreset(kept)
        return [preset ? presetToKeep({ ...preset, name }) : kept]
      })
      return null
    },

    removePreset: (presetId) => {
      const { presets } = workspace.getState()
      const index = presets.findIndex((kept) => idOf(kept) === presetId)
      if (index === -1) return
      const removed = presets[index]
      change(presetId, () => [])
      undo.offer({
        label: `Preset “${parsePreset(removed)?.name ?? ''}” deleted.`,
        place: { kind: 'presets' },
        takeBack: async () =>
          workspace.setState((state) => ({ presets: state.presets.toSpliced(index, 0, removed) })),
      })
    },
  }
}

/** That another model answers, or in another format, as sentences; what answered before is kept at hand. */
function noteChoice(context: CommandContext, before: Workspace): readonly string[] {
  const { workspace, undo } = context
  const { choice } = workspace.getState()
  const hasFormat = choice.dialectId !== before.choice.dialectId
  const format = hasFormat ? [`Request format: ${requestDialects[choice.dialectId].label}.`] : []
  if (isSameModel(choice, before.choice)) return format
  undo.withdraw('model') // it told of a model that answers no longer
  workspace.setState({ recentModels: recentWith(choice, before.choice, before.recentModels) })
  return [`Model: ${modelHere(context, choice)?.shortName ?? choice.modelId}.`, ...format]
}

const idOf = (kept: unknown): string | null => parsePreset(kept)?.id ?? null

/** The members of the workspace as the preset sets them. What it does not name stays. */
export function membersOf(preset: Preset, state: Workspace): Partial<Workspace> {
  const { choice, params, system, extraBody } = preset
  return {
    params: settingsOf(params, state.params),
    ...(choice && { choice }),
    ...(system !== undefined && {
      system: system === null ? { ...state.system, isSent: false } : { text: system, isSent: true },
    }),
    ...(extraBody !== undefined && {
      extraBody: extraBody === null ? initialExtraBody : { text: extraBody, isSent: true },
    }),
  }
}
