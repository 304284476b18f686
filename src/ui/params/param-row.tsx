import { useId, useState, type ReactElement } from 'react'

import { supportOf } from '../../client/commands/next-request.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import type { ParamSupport, SliderParam, SliderParamName } from '../../core/chat/params.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { useModel } from '../access/use-serving.ts'
import { isParamChanged } from './changed.ts'
import { Explain } from './explain.tsx'
import { NumberBox } from './number-box.tsx'
import type { NumberRange } from './number-text.ts'
import { ParamTrack } from './param-track.tsx'
import { ResetButton } from './reset-button.tsx'

interface ParamRowProps {
  readonly param: SliderParam
  /** What encoding says about this parameter, if anything. */
  readonly warnings: readonly ReactElement[]
}

/** One parameter in one of its three states: sent, not sent, not supported (ux.md §1.3). */
export function ParamRow({ param, warnings }: ParamRowProps): ReactElement {
  const { name, label } = param
  const commands = useCommands()
  const setting = useWorkspace((workspace) => workspace.params[name])
  const support = useWorkspace((workspace) => supportOf(workspace.choice, name))
  const range = useRange(param, support)
  const [limit, setLimit] = useState<string | null>(null)
  const id = useId()
  const isSent = setting.isSent && support.supported
  const isChanged = isParamChanged(param, setting)
  const change = (value: number) => {
    commands.setParam(name, value)
    // Who turns a knob wants it to count.
    if (!setting.isSent) commands.setParamSent(name, true)
  }
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      className="param-row"
      data-changed={isChanged || undefined}
    >
      <div className="param-head">
        <div className="param-name">
          <label id={`${id}-label`} htmlFor={`${id}-box`} className="font-medium">
            {label}
          </label>
          <Explain param={param} />
          {isChanged && (
            <ResetButton
              label={`Reset ${label} to ${param.initial}`}
              was={`${param.initial}`}
              onReset={() => {
                setLimit(null)
                commands.resetParam(name)
              }}
            />
          )}
        </div>
        <input
          type="checkbox"
          aria-label={`Send ${label}`}
          title={isSent ? 'Sent. Untick to leave it out' : 'Not sent. Tick to send it'}
          className="check-box send-toggle"
          checked={isSent}
          disabled={!support.supported}
          onChange={(event) => commands.setParamSent(name, event.target.checked)}
        />
        <NumberBox
          id={`${id}-box`}
          value={setting.value}
          range={range.box}
          isDisabled={!support.supported}
          isFaint={!isSent}
          describedBy={`${id}-note`}
          onChange={change}
          onNote={setLimit}
        />
      </div>
      <ParamTrack
        param={param}
        value={setting.value}
        range={range.track}
        isDisabled={!support.supported}
        isFaint={!isSent}
        labelId={`${id}-label`}
        onChange={(value) => {
          setLimit(null)
          change(value)
        }}
      />
      {param.marks && <Marks words={param.marks} range={range.track} />}
      <div id={`${id}-note`} aria-live="polite" className="param-note">
        {stateNote(support, setting.isSent) ?? limit}
      </div>
      {warnings}
    </div>
  )
}

const stateNote = (support: ParamSupport, isSent: boolean): string | null => {
  if (!support.supported) return support.reason
  return isSent ? null : 'Not sent: model default'
}

/** The box takes what the dialect takes; the track ends where this model's answers must. */
function useRange(param: SliderParam, support: ParamSupport<SliderParamName>) {
  const { maxOutputTokens, contextTokens } = useModel()
  const bounds = support.supported ? support : boundsElsewhere(param)
  const box: NumberRange = { min: bounds.min, max: bounds.max, step: param.step }
  if (param.name !== 'maxTokens') return { box, track: box }
  const most = maxOutputTokens ?? contextTokens ?? unknownMostTokens
  return { box, track: { ...box, max: Math.min(box.max, most) } }
}

/** Where the parameter is not supported, its track still shows the value in its usual place. */
function boundsElsewhere({ name, initial }: SliderParam): { min: number; max: number } {
  const usual = dialects['openai-chat'].params[name]
  return usual.supported ? usual : { min: initial, max: initial + 1 }
}

/** The end of the track where a model's limit is not known; the box takes more. */
const unknownMostTokens = 32_768

function Marks({
  words,
  range,
}: {
  readonly words: readonly string[]
  readonly range: NumberRange
}) {
  const last = words.length - 1
  const at = (i: number) => range.min + ((range.max - range.min) * i) / last
  return (
    <div aria-hidden className="param-marks">
      {words.map((word, i) => (
        <span key={at(i)}>{`${at(i)} ${word}`.trim()}</span>
      ))}
    </div>
  )
}
