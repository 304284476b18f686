import type { ReactElement } from 'react'

import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { useServing } from '../access/use-serving.ts'
import { Choice } from '../kit/choice.tsx'
import { ChangeLists } from './change-lists.tsx'

/** The wire format, where the provider speaks more than one. */
export function DialectChoice(): ReactElement | null {
  const { chooseDialect } = useCommands()
  const dialectId = useWorkspace((workspace) => workspace.choice.dialectId)
  const serving = useServing()
  const offered = (serving?.chosen ?? serving?.actual)?.dialects ?? []
  if (offered.length < 2) return null
  return (
    <>
      <Choice
        label="Request format"
        options={offered.map((id) => ({ value: id, label: requestDialects[id].label }))}
        value={dialectId}
        onChoose={chooseDialect}
      />
      <ChangeLists />
    </>
  )
}
