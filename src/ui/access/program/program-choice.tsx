import type { ReactElement } from 'react'

import type { DialectId } from '../../../core/dialect/dialect.ts'
import { languageLabels } from '../../../core/snippet/clients.ts'
import { Choice } from '../../kit/choice.tsx'
import { useCommands, useWorkspace } from '../client-context.tsx'
import { clientsOf, languages, useProgramClient } from './use-program-client.ts'

const languageOptions = languages.map((value) => ({ value, label: languageLabels[value] }))

/** The language of the code: one choice for every place that shows code. */
export function LanguageChoice(): ReactElement {
  const { setCode } = useCommands()
  const { language } = useProgramClient()
  return (
    <Choice
      label="Language"
      options={languageOptions}
      value={language}
      onChoose={(chosen) => setCode({ language: chosen })}
    />
  )
}

/** What makes the request in that language, where there is more than one way. */
export function ClientChoice({
  dialectId,
}: {
  readonly dialectId: DialectId
}): ReactElement | null {
  const { setCode } = useCommands()
  const client = useProgramClient()
  const clients = useWorkspace((workspace) => workspace.code.clients)
  const offered = clientsOf(client.language)
  if (offered.length < 2) return null
  return (
    <Choice
      label="Client"
      options={offered.map(({ id, label }) => ({ value: id, label: label(dialectId) }))}
      value={client.id}
      onChoose={(id) => setCode({ clients: { ...clients, [client.language]: id } })}
    />
  )
}
