import type { ReactElement } from 'react'

import { paramLabels } from '../../core/chat/more-params.ts'
import type { ParamWarning } from '../../core/dialect/dialect.ts'
import { useCommands } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'

/** What encoding changed, lost, added or warns of; a conflict comes with its way out. */
export function WarningLine({ warning }: { readonly warning: ParamWarning }): ReactElement {
  const { kind, param, message } = warning
  return (
    <div className="param-warning">
      <span>{message}</span>
      {kind === 'conflict' && param && <WayOut param={param} setTo={warning.setTo} />}
    </div>
  )
}

interface WayOutProps {
  readonly param: NonNullable<ParamWarning['param']>
  /** Where only another value helps. */
  readonly setTo: number | undefined
}

function WayOut({ param, setTo }: WayOutProps): ReactElement {
  const commands = useCommands()
  const label = paramLabels[param]
  return setTo === undefined ? (
    <Button onClick={() => commands.setParamSent(param, false)}>Leave out {label}</Button>
  ) : (
    <Button
      onClick={() => {
        commands.setParam(param, setTo)
        commands.setParamSent(param, true)
      }}
    >
      Set {label} to {setTo}
    </Button>
  )
}
