import type { SliderParamName } from '../../core/chat/params.ts'
import { formatCount } from '../kit/format-numbers.ts'

const moods = [
  { below: 0.3, word: 'focused' },
  { below: 1, word: 'balanced' },
  { below: 1.5, word: 'adventurous' },
  { below: Infinity, word: 'wild' },
] as const

/** What a screen reader says of a slider's place: "1.2, adventurous". */
export function describeValue(name: SliderParamName, value: number): string {
  if (name === 'maxTokens') return `${formatCount(value)} tokens`
  if (name !== 'temperature') return `${value}`
  return `${value}, ${moods.find(({ below }) => value < below)?.word ?? 'wild'}`
}
