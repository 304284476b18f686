import { useCallback, useRef, useState } from 'react'

import { useCommands } from '../../access/client-context.tsx'
import type { Held, HeldText } from './held-text.ts'
import { lazyOffer } from './lazy-offer.ts'
import { readImport } from './read-import.ts'
import { textOfFile } from './text-of-file.ts'

interface HeldTextOptions {
  /** Puts a text into the field, at the caret. */
  readonly insert: (text: string) => void
  readonly focusComposer: () => void
}

export function useHeldText({ insert, focusComposer }: HeldTextOptions): HeldText {
  const { loadRequest } = useCommands()
  const [held, setHeld] = useState<Held | null>(null)
  /** Which text was held last: an earlier one that is read later counts no more. */
  const turn = useRef(0)

  const show = useCallback((next: Held | null) => {
    turn.current += 1
    setHeld(next)
  }, [])

  const read = useCallback(
    async (text: string, fileName: string | null) => {
      show({ kind: 'text', text, fileName, reading: null })
      const mine = turn.current
      const [reading] = await Promise.all([readImport(text), lazyOffer.load()])
      if (turn.current !== mine) return
      // With nothing to choose from, the text must not be kept from its writer.
      if (lazyOffer.hasFailed() || (reading.kind === 'none' && fileName === null)) {
        show(null)
        insert(text)
      } else show({ kind: 'text', text, fileName, reading })
    },
    [show, insert],
  )

  const readFile = async (file: File) => {
    const content = await textOfFile(file)
    if (content.ok) await read(content.text, file.name)
    else show({ kind: 'refused', message: content.message })
  }

  const load = async () => {
    if (held?.kind !== 'text' || held.reading?.kind !== 'request') return
    const { dialectId, request, found } = held.reading.imported
    show(null)
    focusComposer() // the button goes
    await loadRequest({ dialectId, request, url: found.url })
  }

  return {
    held,
    hold: (text) => void read(text, null),
    holdFile: (file) => void readFile(file),
    load: () => void load(),
    keepAsText: () => {
      show(null)
      if (held?.kind === 'text') insert(held.text)
      else focusComposer()
    },
    discard: () => {
      show(null)
      focusComposer()
    },
  }
}
