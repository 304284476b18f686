import { useId, useState, type ReactElement } from 'react'

import type { ParamSupport, SliderParam } from '../../core/chat/params.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { useCommands } from '../access/client-context.tsx'
import { useModel } from '../access/use-serving.ts'
import { isParamChanged } from './changed.ts'
import { NumberBox } from './number-box.tsx'
import { rangeOf } from './number-range.ts'
import type { NumberRange } from './number-text.ts'
import { ParamFrame } from './param-frame.tsx'
import { ParamTrack } from './param-track.tsx'
import { useParam } from './use-param.ts'

interface ParamRowProps {
  readonly param: SliderParam
  /** What is about to be sent, for what it says of this parameter. */
  readonly encoded: EncodedRequest | null
}

/** A slider in one of its three states: sent, not sent, not supported (ux.md §1.3). */
export function ParamRow({ param, encoded }: ParamRowProps): ReactElement {
  const { name, label, initial } = param
  const { resetParam } = useCommands()
  const { setting, support, isFaint, note, warnings, change, send } = useParam(name, encoded)
  const range = useRange(param, support)
  const [limit, setLimit] = useState<string | null>(null)
  const id = useId()
  const isChanged = isParamChanged(param, setting)
  const reset = () => {
    setLimit(null)
    resetParam(name)
  }
  const turn = (value: number) => {
    setLimit(null)
    change(value)
  }
  const shared = { value: setting.value, isDisabled: !support.supported, isFaint }
  return (
    <ParamFrame
      id={id}
      label={label}
      fieldId={`${id}-box`}
      about={name}
      isChanged={isChanged}
      reset={
        isChanged
          ? { label: `Reset ${label} to ${initial}`, was: `${initial}`, onReset: reset }
          : null
      }
      send={send}
      control={
        <NumberBox
          {...shared}
          id={`${id}-box`}
          range={range.box}
          describedBy={`${id}-note`}
          onChange={change}
          onNote={setLimit}
        />
      }
      note={limit ?? note}
      warnings={warnings}
    >
      <ParamTrack
        {...shared}
        param={param}
        range={range.track}
        labelId={`${id}-label`}
        onChange={turn}
      />
      {param.marks && range.track.max > range.track.min && (
        <Marks words={param.marks} range={range.track} />
      )}
    </ParamFrame>
  )
}

/** The box takes what the dialect takes; the track ends where this model's answers must. */
function useRange(param: SliderParam, support: ParamSupport) {
  const { maxOutputTokens, contextTokens } = useModel()
  const box = rangeOf(param, support)
  if (param.name !== 'maxTokens') return { box, track: box }
  const most = maxOutputTokens ?? contextTokens ?? unknownMostTokens
  return { box, track: { ...box, max: Math.min(box.max, most) } }
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
