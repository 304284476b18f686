import type { ReactElement } from 'react'

import type { ParamWarning } from '../../core/dialect/dialect.ts'
import { sliderParams } from '../../core/chat/params.ts'
import { useCommands } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'

/** What encoding changed, lost, added or warns of; a conflict comes with its way out. */
export function WarningLine({ warning }: { readonly warning: ParamWarning }): ReactElement {
  const { setParamSent } = useCommands()
  const param = sliderParams.find(({ name }) => name === warning.param)
  return (
    <div className="param-warning">
      <span>{warning.message}</span>
      {warning.kind === 'conflict' && param && (
        <Button onClick={() => setParamSent(param.name, false)}>Leave out {param.label}</Button>
      )}
    </div>
  )
}
