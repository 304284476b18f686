import type { ReactElement } from 'react'

import type { DialectId } from '../../core/dialect/dialect.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { Choice } from '../kit/choice.tsx'
import { ChangeLists } from './change-lists.tsx'

/** Which wire format is used, and what each makes of the request. */
export function DialectSwitch({
  offered,
}: {
  readonly offered: readonly DialectId[]
}): ReactElement {
  const { chooseDialect } = useCommands()
  const dialectId = useWorkspace((workspace) => workspace.choice.dialectId)
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
