import { useEffect, useId, useRef, useState, type ReactElement } from 'react'

import type { ReadImport } from '../../client/commands/commands.ts'
import type { ConflictChoice } from '../../core/exchange/plan-import.ts'
import { useCommands } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'
import { formatCount } from '../kit/format-numbers.ts'

interface ImportPanelProps {
  readonly file: File
  readonly onDone: () => void
}

type Stage =
  | { readonly kind: 'working'; readonly words: string; readonly part: number }
  | { readonly kind: 'read'; readonly read: ReadImport }
  | { readonly kind: 'said'; readonly words: string }

/** A file becomes chats again: what is in it first, then the choice, then the writing. */
export function ImportPanel({ file, onDone }: ImportPanelProps): ReactElement {
  const { readImport, importConversations } = useCommands()
  const [stage, setStage] = useState<Stage>({ kind: 'working', words: 'Reading', part: 0 })
  const abort = useRef<AbortController | null>(null)

  useEffect(() => {
    const stop = new AbortController()
    abort.current = stop
    const onProgress = (part: number) => setStage({ kind: 'working', words: 'Reading', part })
    void readImport(file, { onProgress, signal: stop.signal }).then((read) => {
      if (!read || stop.signal.aborted) return
      setStage(read.ok ? { kind: 'read', read: read.value } : { kind: 'said', words: read.error })
    })
    return () => abort.current?.abort()
  }, [readImport, file])

  const write = async (read: ReadImport, choice: ConflictChoice) => {
    const stop = new AbortController()
    abort.current = stop
    const onProgress = (part: number) => setStage({ kind: 'working', words: 'Importing', part })
    onProgress(0)
    const written = await importConversations(read, choice, { onProgress, signal: stop.signal })
    if (!written || stop.signal.aborted) return
    if (!written.ok) setStage({ kind: 'said', words: written.error })
    else if (written.value > 0) onDone() // the line with Undo says the rest
    else setStage({ kind: 'said', words: 'All of it is here already. Nothing was changed.' })
  }

  return (
    <section aria-label="Import" className="history-panel">
      <h2 className="font-semibold" dir="auto">
        Import {file.name}
      </h2>
      {stage.kind === 'working' && (
        <div className="history-choices">
          <progress aria-label={stage.words} value={stage.part} />
          <span className="grow tabular-nums">
            {stage.words} {Math.round(stage.part * 100)} %
          </span>
          <Button look="quiet" onClick={onDone}>
            Stop
          </Button>
        </div>
      )}
      {stage.kind === 'read' && <Choice read={stage.read} onWrite={write} onCancel={onDone} />}
      {stage.kind === 'said' && (
        <>
          <p role="alert">{stage.words}</p>
          <div className="history-choices">
            <Button onClick={onDone}>Close</Button>
          </div>
        </>
      )}
    </section>
  )
}

interface ChoiceProps {
  readonly read: ReadImport
  readonly onWrite: (read: ReadImport, choice: ConflictChoice) => Promise<void>
  readonly onCancel: () => void
}

function Choice({ read, onWrite, onCancel }: ChoiceProps): ReactElement {
  const name = useId()
  const [choice, setChoice] = useState<ConflictChoice>('skip')
  const { conversations, runs, records, conflicts } = read
  return (
    <>
      <p className="text-dense text-ink2">{contentsOf(conversations, runs, records)}</p>
      {conflicts > 0 && (
        <fieldset className="history-formats">
          <legend>
            {conflicts === conversations ? 'All' : formatCount(conflicts)} of them are here already.
            Nothing is overwritten.
          </legend>
          <label className="history-format">
            <input
              type="radio"
              name={name}
              checked={choice === 'skip'}
              onChange={() => setChoice('skip')}
            />
            Skip them
          </label>
          <label className="history-format">
            <input
              type="radio"
              name={name}
              checked={choice === 'keep both'}
              onChange={() => setChoice('keep both')}
            />
            Keep both
          </label>
        </fieldset>
      )}
      <div className="history-choices">
        <Button look="main" onClick={() => void onWrite(read, choice)}>
          Import
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </>
  )
}

const counted = (count: number, one: string): string =>
  `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`

const contentsOf = (conversations: number, runs: number, records: number): string =>
  [
    counted(conversations, 'chat'),
    counted(runs, 'answer'),
    records > 0 ? counted(records, 'raw record') : 'no raw records',
  ].join(' · ')
