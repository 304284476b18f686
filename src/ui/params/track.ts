import type { SliderParam } from '../../core/chat/params.ts'
import { clamp, roundToStep, type NumberRange } from './number-text.ts'

/** What a native slider is told, and how its position becomes a value and back. */
export interface Track {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly positionOf: (value: number) => number
  readonly valueAt: (position: number) => number
}

/** Positions on a log track: enough for one pixel each on the widest pane. */
const logPositions = 1000

/** Linear in the value itself; logarithmic where useful values span decades. */
export function trackOf(scale: SliderParam['scale'], range: NumberRange): Track {
  const { min, max, step } = range
  if (scale === 'linear')
    return {
      min,
      max,
      step,
      positionOf: (value) => clamp(value, range),
      valueAt: (position) => roundToStep(position, step),
    }
  const span = Math.log(max / min)
  return {
    min: 0,
    max: logPositions,
    step: 1,
    positionOf: (value) => Math.round((Math.log(clamp(value, range) / min) / span) * logPositions),
    valueAt: (position) =>
      clamp(roundToTwoDigits(min * Math.exp((position / logPositions) * span)), range),
  }
}

/** 1,000 rather than 1,013: nobody drags to a third digit. */
function roundToTwoDigits(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.round(value / unit) * unit
}
