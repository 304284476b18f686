import type { ReactElement } from 'react'

import type { ProviderNames } from './built-names.ts'
import { CataloguePage } from './catalogue-page.tsx'
import { useSources, type SourceQueries } from './use-sources.ts'
import { useView } from './use-view.ts'

interface CatalogueAppProps {
  readonly queries: SourceQueries
  readonly builtNames: ProviderNames
}

/** The catalogue at work: the same tree as `CatalogueDocument`, with the providers' lists in it. */
export function CatalogueApp({ queries, builtNames }: CatalogueAppProps): ReactElement {
  const controls = useView()
  const { entries, sources, trouble, local, askAgain, lookHere } = useSources(queries)
  return (
    <CataloguePage
      {...controls}
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
