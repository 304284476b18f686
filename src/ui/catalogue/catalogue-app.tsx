import { useEffect, useLayoutEffect, type ReactElement } from 'react'

import type { ProviderNames } from './built-names.ts'
import { CataloguePage } from './catalogue-page.tsx'
import { takeFilledIn } from './filled-in.ts'
import { useSources, type SourceQueries } from './use-sources.ts'

interface CatalogueAppProps {
  readonly queries: SourceQueries
  readonly builtNames: ProviderNames
}

/** The catalogue at work: the same tree as `CatalogueDocument`, with the providers' lists in it. */
export function CatalogueApp({ queries, builtNames }: CatalogueAppProps): ReactElement {
  // Whatever was filled in by the end of hydration; the view reads the address after this.
  useLayoutEffect(() => takeFilledIn(document), [])
  // `public/later.js` waits for it, to repeat a click that came too early.
  useEffect(() => void dispatchEvent(new Event('verbatim:alive')), [])
  const { entries, sources, trouble, local, askAgain, lookHere } = useSources(queries)
  return (
    <CataloguePage
      entries={entries}
      builtNames={builtNames}
      sources={sources}
      trouble={trouble}
      local={local}
      onAskAgain={askAgain}
      onLookHere={lookHere}
    />
  )
}
