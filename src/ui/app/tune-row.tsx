import { SlidersHorizontal } from 'lucide-react'
import type { ReactElement } from 'react'

import { sliderParams, type SliderParamName } from '../../core/chat/params.ts'
import { shortParam } from '../../core/chat/short-params.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { formatCount } from '../kit/format-numbers.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { isParamChanged, sentOfMore } from '../params/changed.ts'
import { useSupports } from '../params/use-param.ts'

const chipWords: Readonly<Partial<Record<SliderParamName, string>>> = {
  temperature: 'T',
  topP: 'top P',
  maxTokens: 'max',
}

/** Those that have a chip always come first, in this order. */
const inOrder = sliderParams.toSorted((a, b) => rank(a.name) - rank(b.name))

function rank(name: SliderParamName): number {
  const place = Object.keys(chipWords).indexOf(name)
  return place === -1 ? sliderParams.length : place
}

/** The settings at a glance where there is no room for them; each chip opens them all. */
export function TuneRow(): ReactElement {
  const { showTab } = useCommands()
  const params = useWorkspace((workspace) => workspace.params)
  const extraBody = useWorkspace((workspace) => workspace.extraBody)
  const supports = useSupports()
  const open = () => showTab('parameters')
  return (
    <div role="group" aria-label="Parameters" className="tune-row">
      <button
        type="button"
        className="control chip tune-chip"
        aria-haspopup="dialog"
        onClick={open}
      >
        <SlidersHorizontal aria-hidden size={16} strokeWidth={1.5} />
        Tune
      </button>
      {inOrder.map((param) => {
        const setting = params[param.name]
        const word = chipWords[param.name]
        const isChanged = isParamChanged(param, setting)
        if (word === undefined && !isChanged) return null
        const isSent = setting.isSent && supports[param.name].supported
        const value = isSent ? formatValue(setting.value) : 'not sent'
        return (
          <TuneChip
            key={param.name}
            text={`${word ?? param.label} ${value}`}
            isChanged={isChanged}
            onPress={open}
          />
        )
      })}
      {sentOfMore(params, supports).map(({ name }) => (
        <TuneChip key={name} text={shortParam(name, params[name].value)} isChanged onPress={open} />
      ))}
      {extraBody.isSent && extraBody.text.trim() !== '' && (
        <TuneChip text="extra" isChanged onPress={open} />
      )}
    </div>
  )
}

interface TuneChipProps {
  readonly text: string
  readonly isChanged: boolean
  readonly onPress: () => void
}

const TuneChip = ({ text, isChanged, onPress }: TuneChipProps): ReactElement => (
  <button
    type="button"
    className="control chip tune-chip figures"
    aria-haspopup="dialog"
    onClick={onPress}
  >
    {isChanged && <span aria-hidden className="changed-dot" />}
    {text}
    {isChanged && <VisuallyHidden>, changed</VisuallyHidden>}
  </button>
)

const formatValue = (value: number): string =>
  Number.isInteger(value) ? formatCount(value) : `${value}`
