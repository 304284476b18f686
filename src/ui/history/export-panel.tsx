import { useEffect, useId, useRef, useState, type ReactElement } from 'react'

import type { Exported, ExportFormat } from '../../client/commands/commands.ts'
import { useClient } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'
import { downloadBlob } from '../kit/download-text.ts'

interface ExportPanelProps {
  readonly ids: readonly string[]
  readonly onDone: () => void
}

const formats: Readonly<Record<ExportFormat, { label: string; explanation: string }>> = {
  jsonl: {
    label: 'Everything but raw records',
    explanation: 'JSONL: requests and answers byte for byte. Can be imported again.',
  },
  raw: {
    label: 'With all raw records',
    explanation: 'JSONL: each record that came, with its time. Large. Can be imported again.',
  },
  markdown: {
    label: 'For reading',
    explanation: 'Markdown: the branch that is shown of each chat.',
  },
}

/** How a selection of chats becomes a file. */
export function ExportPanel({ ids, onDone }: ExportPanelProps): ReactElement {
  const { commands, now } = useClient()
  const name = useId()
  const [format, setFormat] = useState<ExportFormat>('jsonl')
  const [written, setWritten] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const start = async () => {
    abort.current = new AbortController()
    setWritten(0)
    const { signal } = abort.current
    const job = { conversationIds: ids, format, signal, onProgress: setWritten }
    const exported = await commands.exportConversations(job)
    if (signal.aborted) return
    if (!exported)
      return setTrouble(
        'Nothing was written: a part of this page could not be loaded. Reload it and try again.',
      )
    downloadBlob(fileName(format, now()), exported.file)
    const words = lostSentence(exported.lost)
    if (words === null) onDone()
    else setTrouble(words)
  }

  return (
    <section aria-label="Export" className="history-panel">
      <h2 className="font-semibold">
        Export {ids.length === 1 ? 'one chat' : `${ids.length} chats`}
      </h2>
      {trouble !== null && (
        <>
          <p role="alert">{trouble}</p>
          <div className="history-choices">
            <Button onClick={onDone}>Close</Button>
          </div>
        </>
      )}
      {trouble === null && written === null && (
        <>
          <fieldset className="history-formats">
            <legend className="visually-hidden">Format</legend>
            {(Object.keys(formats) as ExportFormat[]).map((each) => (
              // the keys of a closed record
              <label key={each} className="history-format">
                <input
                  type="radio"
                  name={name}
                  checked={format === each}
                  onChange={() => setFormat(each)}
                />
                <span>
                  {formats[each].label}
                  <span className="history-facts">{formats[each].explanation}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="history-choices">
            <Button look="main" onClick={() => void start()}>
              Export
            </Button>
            <Button look="quiet" onClick={onDone}>
              Cancel
            </Button>
          </div>
        </>
      )}
      {trouble === null && written !== null && (
        <div className="history-choices">
          <progress aria-label="Chats written" max={ids.length} value={written} />
          <span className="grow tabular-nums">
            {written} of {ids.length}
          </span>
          <Button look="quiet" onClick={onDone}>
            Stop
          </Button>
        </div>
      )}
    </section>
  )
}

/** What a file lacks is said, or somebody would delete what is not in it. */
function lostSentence({ conversations, requests }: Exported['lost']): string | null {
  const words = [
    conversations > 0 &&
      `${conversations === 1 ? 'One chat' : `${conversations} chats`} could not be read`,
    requests > 0 &&
      `${requests === 1 ? 'the request of one answer' : `the requests of ${requests} answers`} could not be read`,
  ].filter((each) => each !== false)
  if (words.length === 0) return null
  return `The file is written, but not whole: ${words.join(', and ')}. Keep the chats, and try again.`
}

const fileName = (format: ExportFormat, now: number): string =>
  `verbatim-${new Date(now).toISOString().slice(0, 10)}.${format === 'markdown' ? 'md' : 'jsonl'}`
