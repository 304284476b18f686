import type { KeyboardEvent, ReactElement } from 'react'

import type { SliderParam } from '../../core/chat/params.ts'
import { clamp, roundToStep, type NumberRange } from './number-text.ts'
import { trackOf } from './track.ts'
import { describeValue } from './value-words.ts'

interface ParamTrackProps {
  readonly param: SliderParam
  readonly value: number
  readonly range: NumberRange
  readonly isDisabled: boolean
  readonly isFaint: boolean
  readonly labelId: string
  readonly onChange: (value: number) => void
}

const arrows: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 }

/** The slider of a parameter: the native one, because fingers and screen readers can move it. */
export function ParamTrack(props: ParamTrackProps): ReactElement {
  const { param, value, range, isDisabled, isFaint, labelId, onChange } = props
  const track = trackOf(param.scale, range)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const sideways = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }
    const steps = { ...arrows, ...sideways }[event.key]
    // One arrow is one step of the value, on the log track too, which would go by pixels.
    if (steps === undefined || (param.scale === 'linear' && !event.shiftKey)) return
    event.preventDefault()
    const step = param.scale === 'linear' ? param.step : logStep(value)
    onChange(
      clamp(roundToStep(value + steps * step * (event.shiftKey ? 10 : 1), param.step), range),
    )
  }
  return (
    <input
      type="range"
      aria-labelledby={labelId}
      aria-valuetext={describeValue(param.name, value)}
      className="param-track"
      data-ramp={param.name === 'temperature' || undefined}
      data-faint={isFaint || undefined}
      disabled={isDisabled}
      min={track.min}
      max={track.max}
      step={track.step}
      value={track.positionOf(value)}
      onChange={(event) => onChange(track.valueAt(Number(event.target.value)))}
      onKeyDown={onKeyDown}
    />
  )
}

/** A tenth of the decade the value is in: 100 at 1,000, 10 at 640. */
const logStep = (value: number): number => 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
