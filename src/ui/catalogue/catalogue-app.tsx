import type { ReactElement } from 'react'

import { CataloguePage } from './catalogue-page.tsx'
import { useSources, type SourceQueries } from './use-sources.ts'
import { useView } from './use-view.ts'

/** The catalogue at work: the same tree as `CatalogueDocument`, with the providers' lists in it. */
export function CatalogueApp({ queries }: { readonly queries: SourceQueries }): ReactElement {
  const controls = useView()
  const { entries, sources, trouble, local, askAgain, lookHere } = useSources(queries)
  return (
    <CataloguePage
      {...controls}
      entries={entries}
      sources={sources}
      trouble={trouble}
      local={local}
      onAskAgain={askAgain}
      onLookHere={lookHere}
    />
  )
}
