import { useRef, useState, type ReactElement } from 'react'

import { useCommands } from '../../access/client-context.tsx'
import { Button } from '../../kit/button.tsx'
import { FileButton } from '../../kit/file-button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { ImportDetails } from './import-details.tsx'
import { readingSentence } from './import-words.ts'
import { importFileTypes, textOfFile } from './text-of-file.ts'
import { useReading } from './use-reading.ts'

interface ImportDialogProps {
  readonly onClose: () => void
  /** Where one goes on when the request is loaded. */
  readonly composerOf: () => HTMLElement | null
}

/** The same as pasting into the composer, for those who look for it in the menu. */
export function ImportDialog({ onClose, composerOf }: ImportDialogProps): ReactElement {
  const { loadRequest } = useCommands()
  const field = useRef<HTMLTextAreaElement>(null)
  const next = useRef<HTMLElement>(null)
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const reading = useReading(text)
  const imported = reading?.kind === 'request' ? reading.imported : null

  const takeFile = async (file: File) => {
    const content = await textOfFile(file)
    setText(content.ok ? content.text : '')
    setRefusal(content.ok ? null : content.message)
  }
  const load = async () => {
    if (!imported) return
    const { dialectId, request, found } = imported
    await loadRequest({ dialectId, request, url: found.url })
    next.current = composerOf()
    onClose()
  }
  return (
    <Sheet
      title="Import request"
      side="center"
      onClose={onClose}
      initialFocus={field}
      finalFocus={next}
    >
      <div className="import-dialog">
        <label htmlFor="import-text">
          A cURL command, a JSON body, an HTTP file, or Python or JavaScript that asks a model
        </label>
        <textarea
          ref={field}
          id="import-text"
          className="text-field mono import-text"
          dir="ltr"
          rows={10}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setRefusal(null)
          }}
        />
        {/* A role and not `<output>`, which belongs to a form. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="status" className="import-sentence" dir="auto">
          {refusal ?? (reading && readingSentence(reading))}
        </div>
        {reading && <ImportDetails text={text} reading={reading} />}
        <div className="import-choices">
          <FileButton
            label="File with a request"
            accept={importFileTypes}
            onFile={(file) => void takeFile(file)}
          >
            Choose a file…
          </FileButton>
          <span className="grow" />
          {/* Not `disabled`: what cannot be focused cannot be found. */}
          <Button look="main" aria-disabled={!imported} onClick={() => void load()}>
            Load it
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
