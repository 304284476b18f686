import { bestMatches, matchWords } from '../../core/match-words.ts'

/** Something the palette can do. */
export interface PaletteCommand {
  readonly id: string
  readonly label: string
  /** Other words it may be looked for by. */
  readonly words: string
  /** As they are printed; null where it has none. */
  readonly keys: string | null
  /** Of a choice: it is the one that holds. */
  readonly isOn: boolean
  readonly run: () => void
}

/** A model that can be chosen. */
export interface PaletteModel {
  readonly providerId: string
  readonly modelId: string
  readonly name: string
  readonly providerName: string
  readonly isCurrent: boolean
}

export interface PaletteItems {
  readonly commands: readonly PaletteCommand[]
  readonly models: readonly PaletteModel[]
}

export interface FoundItems extends PaletteItems {
  /** Models that match and are not among them. */
  readonly hiddenCount: number
  /** What fits best is a model. */
  readonly areModelsFirst: boolean
}

/** More than fit on a screen; typing narrows it. */
export const mostModels = 30

export const commandText = ({ label, words }: PaletteCommand): string => `${label} ${words}`
export const modelText = ({ name, modelId, providerName }: PaletteModel): string =>
  `${name} ${modelId} ${providerName}`

/** What fits the words that were typed, the best first. */
export function findInPalette(typed: string, { commands, models }: PaletteItems): FoundItems {
  const foundCommands = bestMatches(typed, commands, commandText)
  const foundModels = bestMatches(typed, models, modelText)
  const rankOf = (text: string | undefined) =>
    text === undefined ? Infinity : (matchWords(typed, text) ?? Infinity)
  const [command] = foundCommands
  const [model] = foundModels
  return {
    commands: foundCommands,
    models: foundModels.slice(0, mostModels),
    hiddenCount: Math.max(0, foundModels.length - mostModels),
    areModelsFirst: rankOf(model && modelText(model)) < rankOf(command && commandText(command)),
  }
}

/** More rows than are in sight before anybody scrolls. */
const mostInSight = 16

/** What is in sight of it when nothing is typed. */
export const beginningOf = (found: FoundItems): FoundItems => ({
  ...found,
  commands: found.commands.slice(0, mostInSight),
  models: [],
  hiddenCount: 0,
})
