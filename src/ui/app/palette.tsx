import { lazy, Suspense, useRef, useState, type ReactElement, type RefObject } from 'react'

import { useHeldFocus } from '../kit/use-held-focus.ts'
import type { PageHands } from './page-hands.ts'

/** What `Palette` shows, before it is wanted if there are signs that it will be. */
export const fetchPalette = () => import('./page-palette.tsx')

const PagePalette = lazy(async () => ({ default: (await fetchPalette()).PagePalette }))

interface PaletteProps {
  readonly hands: PageHands
  readonly onClose: () => void
}

/** The palette, which takes what is typed from the first letter, whenever its code arrives. */
export function Palette({ hands, onClose }: PaletteProps): ReactElement {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // The palette itself gives the focus back; this is for one that never came.
  const before = useHeldFocus(field)
  const shared = { typed, onTyped: setTyped, onClose }
  return (
    <Suspense fallback={<EarlyField field={field} {...shared} />}>
      <PagePalette hands={hands} finalFocus={before} {...shared} />
    </Suspense>
  )
}

interface EarlyFieldProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly onClose: () => void
}

/** Without it the words would go into the message, and Enter would send them. */
const EarlyField = ({ field, typed, onTyped, onClose }: EarlyFieldProps): ReactElement => (
  <input
    ref={field}
    aria-label="Find a model or a command"
    className="sheet p-4"
    data-side="center"
    data-enter
    value={typed}
    onChange={(event) => onTyped(event.target.value)}
    onKeyDown={(event) => {
      // From elsewhere Ctrl+Enter sends, and Escape stops an answer.
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      event.preventDefault()
      if (event.key === 'Escape') onClose()
    }}
  />
)
