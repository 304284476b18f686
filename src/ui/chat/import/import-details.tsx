import type { ReactElement } from 'react'

import { ownerOf, providerFor } from '../../../client/commands/import-actions.ts'
import { servingOf } from '../../../client/commands/next-request.ts'
import type { ImportedRequest } from '../../../core/snippet/import/import-request.ts'
import { useWorkspace } from '../../access/client-context.tsx'
import { useProviders } from '../../access/use-serving.ts'
import { addressLine, headersLine, kindLine } from './import-words.ts'
import { offendingLine } from './offending-line.ts'
import type { ImportReading } from './read-import.ts'

interface ImportDetailsProps {
  readonly text: string
  readonly reading: ImportReading
}

/** Below the sentence: what is in the request and what is lost, or the place that cannot be read. */
export function ImportDetails({ text, reading }: ImportDetailsProps): ReactElement | null {
  if (reading.kind === 'request') return <ImportFacts imported={reading.imported} />
  if (reading.kind !== 'problem') return null
  const place = offendingLine(text, reading.problem)
  if (!place) return null
  return (
    <pre className="import-line mono" dir="ltr">
      {place.before}
      <mark>{place.mark || ' '}</mark>
      {place.after}
    </pre>
  )
}

function ImportFacts({ imported }: { readonly imported: ImportedRequest }): ReactElement {
  const address = useAddressLine(imported)
  const { found, losses } = imported
  const headers = headersLine(imported)
  return (
    <ul className="import-facts">
      <li>{kindLine(imported)}</li>
      {address !== null && <li>{address}</li>}
      {found.hadKey && <li className="import-key">The key in this text was not kept.</li>}
      {headers !== null && <li>{headers}</li>}
      {losses.map((loss) => (
        <li key={loss} className="import-loss">
          {loss}
        </li>
      ))}
    </ul>
  )
}

function useAddressLine({ found, dialectId }: ImportedRequest): string | null {
  const answer = useProviders()
  const choice = useWorkspace((workspace) => workspace.choice)
  const { url } = found
  if (!answer || url === null) return null
  const owner = ownerOf(answer, { url, dialectId })
  const providerId = providerFor(answer, { url, dialectId, current: choice.providerId })
  const serving = servingOf({ ...choice, dialectId, providerId }, answer)
  const answering = serving?.isStandIn ? 'the demo' : (serving?.actual.name ?? 'nobody')
  return addressLine(url, owner?.name ?? null, answering)
}
