import { X } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'

import { useLazyPart } from '../../kit/lazy-part.ts'
import { readingSentence } from './import-words.ts'
import { lazyDetails } from './lazy-details.ts'
import type { Held, HeldText } from './use-held-text.ts'

/** A text that is read within this time is never said to be read. */
const unnoticedMs = 300

/**
 * Above the composer: what a pasted or dropped text looks like, and what can be done with it. The
 * region is there from the start, so that a screen reader hears what appears in it.
 */
export function ImportOffer(props: HeldText): ReactElement {
  const { held } = props
  const isReading = held?.kind === 'text' && held.reading === null
  const isSlow = useIsSlow(isReading)
  const Details = useLazyPart(lazyDetails, held !== null)
  const shown = isReading && !isSlow ? null : held
  const reading = shown?.kind === 'text' ? shown.reading : null
  return (
    <section
      className="import-offer"
      aria-label="Request in the text"
      data-open={shown ? true : undefined}
      data-problem={reading?.kind === 'problem' || undefined}
    >
      {/* A role and not `<output>`, which belongs to a form. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="status" className="import-sentence" dir="auto">
        {shown && sentenceOf(shown)}
      </div>
      {Details && shown?.kind === 'text' && reading && (
        <Details text={shown.text} reading={reading} />
      )}
      {shown && <Choices {...props} held={shown} />}
    </section>
  )
}

function Choices({ held, load, keepAsText, discard }: HeldText & { readonly held: Held }) {
  const isRequest = held.kind === 'text' && held.reading?.kind === 'request'
  return (
    <div className="import-choices">
      {isRequest && (
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
  )
}

function sentenceOf(held: Held): string {
  if (held.kind === 'refused') return held.message
  if (held.reading === null) return 'Reading the text…'
  const sentence = readingSentence(held.reading)
  return held.fileName === null ? sentence : `${held.fileName}: ${sentence}`
}

function useIsSlow(isReading: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    if (!isReading) return
    const timer = setTimeout(() => setIsSlow(true), unnoticedMs)
    return () => {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }, [isReading])
  return isSlow
}
