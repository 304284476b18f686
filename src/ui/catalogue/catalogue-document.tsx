import type { ReactElement } from 'react'

import { CataloguePage } from './catalogue-page.tsx'
import type { ProviderNames } from './built-names.ts'
import { shippedEntries } from './shipped-entries.ts'

const nothing = () => {}

interface CatalogueDocumentProps {
  /** What people call a provider. */
  readonly nameOf: (providerId: string) => string
}

/** The catalogue as it is made at build: all that ships, to be read before the scripts are there. */
export const CatalogueDocument = ({ nameOf }: CatalogueDocumentProps): ReactElement => (
  <CataloguePage
    entries={shippedEntries}
    builtNames={namesOf(nameOf)}
    sources={[]}
    trouble={null}
    local={{ state: 'impossible' }}
    onAskAgain={nothing}
    onLookHere={nothing}
  />
)

/** Of all providers that serve something that ships. */
function namesOf(nameOf: (providerId: string) => string): ProviderNames {
  const ids = shippedEntries.flatMap(({ offers }) => offers.map(({ providerId }) => providerId))
  return Object.fromEntries(ids.map((id) => [id, nameOf(id)]))
}
