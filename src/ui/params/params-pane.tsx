import './params.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { useRef, type ReactElement } from 'react'

import { sliderParams } from '../../core/chat/params.ts'
import type { ParamWarning } from '../../core/dialect/dialect.ts'
import { useCommands, useNotices, useWorkspace } from '../access/client-context.tsx'
import { useNextRequest } from '../access/use-next-request.ts'
import { Button } from '../kit/button.tsx'
import { UndoLine } from '../kit/undo-line.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { countChanged } from './changed.ts'
import { DialectChoice } from './dialect-choice.tsx'
import { ParamRow } from './param-row.tsx'
import { SystemField } from './system-field.tsx'
import { WarningLine } from './warning-line.tsx'

/** What the next request says beside the messages. */
export function ParamsPane(): ReactElement {
  const pane = useRef<HTMLDivElement>(null)
  // A slider and not its box: a phone would open its keyboard.
  useKeptFocus(pane, 'input[type=range], .undo-line button, .params-pane > button')
  const commands = useCommands()
  const changed = useWorkspace(countChanged)
  const undo = useNotices((notices) => notices.undo).findLast(
    ({ place }) => place.kind === 'params',
  )
  const encoded = useNextRequest()?.encoded
  const warnings = encoded?.ok ? encoded.value.warnings : []
  const linesFor = (isWanted: (warning: ParamWarning) => boolean) =>
    warnings
      .filter(isWanted)
      .map((warning) => <WarningLine key={warning.message} warning={warning} />)
  const hasRow = ({ param }: ParamWarning) => sliderParams.some(({ name }) => name === param)
  return (
    <div ref={pane} className="params-pane">
      <DialectChoice />
      {linesFor((warning) => !hasRow(warning))}
      <SystemField />
      {sliderParams.map((param) => (
        <ParamRow
          key={param.name}
          param={param}
          warnings={linesFor((warning) => warning.param === param.name)}
        />
      ))}
      {undo && <UndoLine label={undo.label} onUndo={() => void commands.undo(undo.id)} />}
      {changed > 0 && (
        <Button className="mt-3" onClick={commands.resetAll}>
          Reset all
        </Button>
      )}
    </div>
  )
}
