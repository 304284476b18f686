import type { ReactElement } from 'react'

import { CataloguePage } from './catalogue-page.tsx'
import { initialView } from './filter-address.ts'
import { shippedEntries } from './shipped-entries.ts'

const nothing = () => {}

/** The catalogue as it is made at build: all that ships, to be read before the scripts are there. */
export const CatalogueDocument = (): ReactElement => (
  <CataloguePage
    entries={shippedEntries}
    sources={[]}
    trouble={null}
    local="impossible"
    view={initialView}
    change={nothing}
    type={nothing}
    settle={nothing}
    onAskAgain={nothing}
    onLookHere={nothing}
  />
)
