import { useEffect, useState, type ReactElement } from 'react'

import { useLazyPart } from '../../kit/lazy-part.ts'
import { lazyOffer } from './lazy-offer.ts'
import type { HeldText } from './held-text.ts'

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
  const offer = useLazyPart(lazyOffer, held !== null)
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
        {shown?.kind === 'refused' && shown.message}
        {shown?.kind === 'text' &&
          (reading && offer ? offer.sentenceOf(reading, shown.fileName) : 'Reading the text…')}
      </div>
      {offer && shown && <offer.OfferBody {...props} held={shown} />}
    </section>
  )
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
