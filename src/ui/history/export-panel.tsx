import { useEffect, useId, useRef, useState, type ReactElement } from 'react'

import type { ExportFormat } from '../../client/commands/commands.ts'
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
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const start = async () => {
    abort.current = new AbortController()
    setWritten(0)
    const { signal } = abort.current
    const job = { conversationIds: ids, format, signal, onProgress: setWritten }
    const file = await commands.exportConversations(job)
    if (file) downloadBlob(fileName(format, now()), file)
    if (!signal.aborted) onDone()
  }

  return (
    <section aria-label="Export" className="history-panel">
      <h2 className="font-semibold">
        Export {ids.length === 1 ? 'one chat' : `${ids.length} chats`}
      </h2>
      {written === null ? (
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
      ) : (
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

const fileName = (format: ExportFormat, now: number): string =>
  `verbatim-${new Date(now).toISOString().slice(0, 10)}.${format === 'markdown' ? 'md' : 'jsonl'}`
