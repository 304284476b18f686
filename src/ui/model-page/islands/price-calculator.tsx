import { useEffect, useRef, useState, type ReactElement } from 'react'

import { costOf, formatUsd, type Price } from '../../../core/catalog/price.ts'
import { formatTokens, formatWhole } from '../../../core/catalog/words.ts'
import type { IslandProps } from './island-props.ts'

export interface PriceCalculatorProps {
  readonly price: Price
}

const fields = [
  { name: 'input', label: 'Tokens in' },
  { name: 'output', label: 'Tokens out' },
  { name: 'requests', label: 'Requests' },
] as const

type Typed = Readonly<Record<(typeof fields)[number]['name'], string>>

const initial: Typed = { input: '1000', output: '500', requests: '1000' }

/** What stands in the fields, each under its name. */
const typedIn = (form: HTMLFieldSetElement): Typed => {
  const textOf = (name: keyof Typed) =>
    form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? ''
  return { input: textOf('input'), output: textOf('output'), requests: textOf('requests') }
}

/** @returns null for what is no count */
const countOf = (text: string): number | null => {
  const count = Number(text)
  return text.trim() !== '' && Number.isFinite(count) && count >= 0 ? count : null
}

/** What it comes to, with the tokens it is for; null while something is no count. */
function totalOf({ input, output, requests }: Typed, price: Price): string | null {
  const inputTokens = countOf(input)
  const outputTokens = countOf(output)
  const times = countOf(requests)
  if (inputTokens === null || outputTokens === null || times === null) return null
  const all = { inputTokens: inputTokens * times, outputTokens: outputTokens * times }
  const usd = costOf(all, price)
  return usd === null
    ? null
    : `${formatUsd(usd)} for ${formatTokens(all.inputTokens)} in and ${formatWhole(all.outputTokens)} out`
}

/** What so many tokens cost at list price. */
export function PriceCalculator({ price }: IslandProps<PriceCalculatorProps>): ReactElement {
  const form = useRef<HTMLFieldSetElement>(null)
  const [typed, setTyped] = useState(initial)
  const total = totalOf(typed, price)
  // The fields keep what was typed before the page was alive: the sum is to be of that.
  useEffect(() => {
    if (form.current) setTyped(typedIn(form.current))
  }, [])
  return (
    <fieldset ref={form} className="calculator">
      <legend>What a request costs</legend>
      {fields.map(({ name, label }) => (
        <label key={name} className="calculator-field">
          <span>{label}</span>
          <input
            id={`calculator-${name}`}
            name={name}
            className="text-field"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={initial[name]}
            aria-invalid={countOf(typed[name]) === null || undefined}
            onChange={() => form.current && setTyped(typedIn(form.current))}
          />
        </label>
      ))}
      <p className="calculator-total">
        <span>Costs</span>
        <output htmlFor={fields.map(({ name }) => `calculator-${name}`).join(' ')}>
          {total ?? 'Numbers, 0 or more'}
        </output>
      </p>
    </fieldset>
  )
}
