import './params.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { useRef, type ReactElement } from 'react'

import { sliderParams } from '../../core/chat/params.ts'
import { useCommands, useNotices, useWorkspace } from '../access/client-context.tsx'
import { useNextRequest } from '../access/use-next-request.ts'
import { Button } from '../kit/button.tsx'
import { UndoLine } from '../kit/undo-line.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'
import { countChanged } from './changed.ts'
import { DialectChoice } from './dialect-choice.tsx'
import { ErrorLine } from './error-line.tsx'
import { ExtraBody } from './extra-body.tsx'
import { MoreParams } from './more-params.tsx'
import { ParamRow } from './param-row.tsx'
import { PresetRow } from './preset-row.tsx'
import { StreamRow } from './stream-row.tsx'
import { SystemField } from './system-field.tsx'
import { useFieldErrors } from './use-field-errors.ts'
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
  const next = useNextRequest()?.encoded
  const encoded = next?.ok ? next.value : null
  const errors = useFieldErrors()
  const isSaidBelow = errors.schema !== null || errors.extra !== null
  return (
    <>
      {/* Outside: its menu and its dialog hand the focus on by themselves. */}
      <PresetRow />
      <div ref={pane} className="params-pane">
        <DialectChoice />
        {next?.ok === false && !isSaidBelow && <ErrorLine error={next.error.message} />}
        {encoded?.warnings
          .filter(({ param, kind }) => param === null && kind !== 'overridden')
          .map((warning) => (
            <WarningLine key={warning.message} warning={warning} />
          ))}
        <SystemField />
        {sliderParams.map((param) => (
          <ParamRow key={param.name} param={param} encoded={encoded} />
        ))}
        <StreamRow />
        <MoreParams encoded={encoded} schemaError={errors.schema} />
        <ExtraBody encoded={encoded} error={errors.extra} />
        {undo && <UndoLine label={undo.label} onUndo={() => void commands.undo(undo.id)} />}
        {changed > 0 && (
          <Button className="mt-3" onClick={commands.resetAll}>
            Reset all
          </Button>
        )}
      </div>
    </>
  )
}
