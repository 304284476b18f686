import { shippedModels } from '../../core/catalog/catalog.ts'
import { profileOf } from '../../core/catalog/data/profiles.ts'
import type { Site } from '../../core/catalog/documents/site.ts'
import { createKeySource } from '../../proxy/keys/key-source.ts'
import { createProviderRegistry } from '../../proxy/providers/provider-registry.ts'
import { describeProvider } from '../../proxy/providers/provider.ts'
import { builtInRows } from '../../proxy/providers/provider-rows.ts'
import { originPlaceholder } from './site-file.ts'

/** The newest date in the catalogue. Not today's: the same sources give the same site. */
function catalogueDate(): string {
  const dates = shippedModels.flatMap((record) => {
    const { addedOn, releasedOn } = profileOf(record)
    return [record.price?.readAt ?? '', addedOn ?? '', releasedOn ?? '']
  })
  return dates.reduce((newest, date) => (date > newest ? date : newest), '')
}

/** The site as it is built: the providers as they are documented, whatever this machine has set. */
export function describeBuiltSite(): Site {
  const nothingSet = () => undefined
  const registry = createProviderRegistry(
    () => builtInRows,
    createKeySource(nothingSet),
    nothingSet,
  )
  return {
    origin: originPlaceholder,
    factsAsOf: catalogueDate(),
    providerOf: (providerId) => {
      const provider = registry.find(providerId)
      return provider && describeProvider(provider, originPlaceholder)
    },
  }
}
