import { useDeferredValue, useMemo, type ReactElement, type RefObject } from 'react'

import { useCommands } from '../access/client-context.tsx'
import { Finder, FinderGroup, FinderRow } from '../kit/finder.tsx'
import { Kbd } from '../kit/kbd.tsx'
import {
  beginningOf,
  findInPalette,
  type PaletteCommand,
  type PaletteModel,
} from './find-in-palette.ts'
import { createRecentCommands } from './recent-commands.ts'
import { usePaletteModels } from './use-palette-models.ts'

export type { PaletteCommand }

interface CommandPaletteProps {
  /** What can be done just now. */
  readonly commands: readonly PaletteCommand[]
  /** The keys that opened it close it. */
  readonly isOwnKey: (event: KeyboardEvent) => boolean
  readonly typed: string
  readonly onTyped: (typed: string) => void
  /** What gets the focus at the end. */
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** They outlive the dialog. */
const recent = createRecentCommands()

/** Everything that can be done and every model that can be asked, by the words for it. */
export function CommandPalette(props: CommandPaletteProps): ReactElement {
  const { commands, isOwnKey, typed, onTyped, finalFocus, onClose } = props
  const { chooseModel } = useCommands()
  const models = usePaletteModels()
  const sorted = useMemo(() => recentFirst(commands), [commands])
  // A row takes a millisecond, and there are seventy: what is in sight comes first.
  const isWhole = useDeferredValue(true, false)
  const found = useMemo(() => {
    const all = findInPalette(typed, { commands: sorted, models })
    return isWhole || typed !== '' ? all : beginningOf(all)
  }, [typed, sorted, models, isWhole])
  const run = (command: PaletteCommand) => {
    recent.note(command.id)
    onClose()
    // The dialog gives the focus back first: what the command opens or focuses takes it from there.
    requestAnimationFrame(command.run)
  }
  const choose = ({ providerId, modelId }: PaletteModel) => {
    chooseModel(providerId, modelId)
    onClose()
  }
  const commandGroup = found.commands.length > 0 && (
    <FinderGroup key="commands" title="Commands">
      {found.commands.map((command) => (
        <CommandRow key={command.id} command={command} onChoose={() => run(command)} />
      ))}
    </FinderGroup>
  )
  const modelGroup = found.models.length > 0 && (
    <FinderGroup key="models" title="Models">
      {found.models.map((model) => (
        <ModelRow key={keyOf(model)} model={model} onChoose={() => choose(model)} />
      ))}
      {found.hiddenCount > 0 && (
        <p className="finder-note">
          {found.hiddenCount} more. Type a part of the name to find them.
        </p>
      )}
    </FinderGroup>
  )
  const count = found.commands.length + found.models.length + found.hiddenCount
  return (
    <Finder
      title="Models and commands"
      label="Find a model or a command"
      listLabel="Models and commands"
      typed={typed}
      onTyped={onTyped}
      found={foundWords(typed, found.commands.length, count - found.commands.length)}
      onClose={onClose}
      finalFocus={finalFocus}
      onKeyDown={(event) => {
        if (!isOwnKey(event.nativeEvent)) return
        event.preventDefault()
        onClose()
      }}
    >
      {found.areModelsFirst ? [modelGroup, commandGroup] : [commandGroup, modelGroup]}
      {count === 0 && (
        <p className="finder-note">No model and no command matches “{typed.trim()}”.</p>
      )}
    </Finder>
  )
}

/** What was run last stands first. */
function recentFirst(commands: readonly PaletteCommand[]): readonly PaletteCommand[] {
  const known = recent.ids().flatMap((id) => commands.filter((command) => command.id === id))
  return [...known, ...commands.filter((command) => !known.includes(command))]
}

const foundWords = (typed: string, commands: number, models: number): string =>
  typed.trim() === '' ? '' : `${plural(commands, 'command')}, ${plural(models, 'model')}`

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

const keyOf = ({ providerId, modelId }: PaletteModel): string => `${providerId} ${modelId}`

interface CommandRowProps {
  readonly command: PaletteCommand
  readonly onChoose: () => void
}

const CommandRow = ({ command, onChoose }: CommandRowProps): ReactElement => (
  <FinderRow
    value={`command ${command.id}`}
    name={command.label}
    isCurrent={command.isOn}
    onChoose={onChoose}
  >
    {command.keys !== null && <Kbd>{command.keys}</Kbd>}
  </FinderRow>
)

interface ModelRowProps {
  readonly model: PaletteModel
  readonly onChoose: () => void
}

const ModelRow = ({ model, onChoose }: ModelRowProps): ReactElement => (
  <FinderRow
    value={`model ${keyOf(model)}`}
    name={model.name}
    {...(model.name !== model.modelId && { id: model.modelId })}
    isCurrent={model.isCurrent}
    onChoose={onChoose}
  >
    <span className="text-meta text-ink2">{model.providerName}</span>
  </FinderRow>
)
