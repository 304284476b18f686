import { X } from 'lucide-react'
import type { ReactElement } from 'react'

import { ImportDetails } from './import-details.tsx'
import { readingSentence } from './import-words.ts'
import type { ImportReading } from './read-import.ts'
import type { Held, HeldText } from './held-text.ts'

/** @param fileName the file the text came in; null when it was pasted or dropped as text */
export function sentenceOf(reading: ImportReading, fileName: string | null): string {
  const sentence = readingSentence(reading)
  return fileName === null ? sentence : `${fileName}: ${sentence}`
}

/** Below the sentence: what is in the text, and what can be done with it. */
export function OfferBody(props: HeldText & { readonly held: Held }): ReactElement {
  const { held, load, keepAsText, discard } = props
  const reading = held.kind === 'text' ? held.reading : null
  return (
    <>
      {held.kind === 'text' && reading && <ImportDetails text={held.text} reading={reading} />}
      <div className="import-choices">
        {reading?.kind === 'request' && (
          <button type="button" className="plain-button import-load" onClick={load}>
            Load it
          </button>
        )}
        {held.kind === 'text' && (
          <button
            type="button"
            className="plain-button"
            aria-keyshortcuts="Escape"
            onClick={keepAsText}
          >
            Keep as text
            <kbd className="faint" aria-hidden="true">
              Esc
            </kbd>
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label="Discard"
          title="Discard"
          onClick={discard}
        >
          <X aria-hidden size={16} strokeWidth={1.5} />
        </button>
      </div>
    </>
  )
}
