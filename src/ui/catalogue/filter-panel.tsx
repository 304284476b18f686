import type { ReactElement, ReactNode } from 'react'

import { entryFeatures } from '../../core/catalog/entries.ts'
import { Button } from '../kit/button.tsx'
import { featureWords, inputWords } from './entry-words.ts'
import {
  contextChoices,
  initialView,
  inputChoices,
  priceChoices,
  printView,
  type CatalogueView,
} from './filter-address.ts'
import type { Source } from './use-sources.ts'

interface FilterPanelProps {
  readonly view: CatalogueView
  /** Providers that serve something of the catalogue. */
  readonly providers: readonly Pick<Source, 'id' | 'name'>[]
  readonly onChange: (change: Partial<CatalogueView>) => void
}

/** What can be asked of a model. Each answer is a step of its own for the browser's Back. */
export function FilterPanel({ view, providers, onChange }: FilterPanelProps): ReactElement {
  const { sort, words } = view
  const isNarrowed = printView({ ...view, words: '' }) !== printView({ ...initialView, sort })
  return (
    <div className="filters">
      <Select
        label="Context"
        value={view.minContextTokens}
        options={contextChoices.map(({ word, tokens }) => ({
          value: tokens,
          label: `At least ${word.toUpperCase()} tokens`,
        }))}
        onChoose={(minContextTokens) => onChange({ minContextTokens })}
      />
      <Select
        label="Price for 1M tokens"
        value={view.maxUsdPerMillionTokens}
        options={priceChoices.map(({ usd }) => ({
          value: usd,
          label: usd === 0 ? 'Free' : `At most $${usd}, in and out`,
        }))}
        onChoose={(maxUsdPerMillionTokens) => onChange({ maxUsdPerMillionTokens })}
      />
      <Group title="Features">
        <Ticks
          options={entryFeatures.map((value) => ({ value, label: featureWords[value] }))}
          ticked={view.features}
          onTick={(features) => onChange({ features })}
        />
      </Group>
      <Group title="Takes beside text">
        <Ticks
          options={inputChoices.map((value) => ({ value, label: inputWords[value] }))}
          ticked={view.inputs}
          onTick={(inputs) => onChange({ inputs })}
        />
      </Group>
      <Group title="Weights">
        <Tick
          label="Open weights"
          isTicked={view.hasOpenWeights}
          onTick={(hasOpenWeights) => onChange({ hasOpenWeights })}
        />
      </Group>
      {providers.length > 1 && (
        <Group title="Provider">
          <Ticks
            options={providers.map(({ id, name }) => ({ value: id, label: name }))}
            ticked={view.providerIds}
            onTick={(providerIds) => onChange({ providerIds })}
          />
        </Group>
      )}
      <Group title="Where it is not known">
        <Tick
          label="Show it all the same"
          isTicked={view.includesUnknown}
          onTick={(includesUnknown) => onChange({ includesUnknown })}
        />
      </Group>
      {isNarrowed && (
        <Button onClick={() => onChange({ ...initialView, sort, words })}>Clear all filters</Button>
      )}
    </div>
  )
}

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className="filter-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

interface TickProps {
  readonly label: string
  readonly isTicked: boolean
  readonly onTick: (isTicked: boolean) => void
}

const Tick = ({ label, isTicked, onTick }: TickProps): ReactElement => (
  <label className="filter-tick">
    <input
      type="checkbox"
      className="check-box"
      checked={isTicked}
      onChange={(event) => onTick(event.target.checked)}
    />
    {label}
  </label>
)

interface TicksProps<T extends string> {
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly ticked: readonly T[]
  readonly onTick: (ticked: readonly T[]) => void
}

/** In the order of the options, whatever was ticked first: one view has one address. */
function Ticks<T extends string>({ options, ticked, onTick }: TicksProps<T>): ReactElement {
  return (
    <>
      {options.map(({ value, label }) => (
        <Tick
          key={value}
          label={label}
          isTicked={ticked.includes(value)}
          onTick={(isTicked) =>
            onTick(
              options
                .map((option) => option.value)
                .filter((each) => (each === value ? isTicked : ticked.includes(each))),
            )
          }
        />
      ))}
    </>
  )
}

interface SelectProps {
  readonly label: string
  /** Null is any. */
  readonly value: number | null
  readonly options: readonly { readonly value: number; readonly label: string }[]
  readonly onChoose: (value: number | null) => void
}

const Select = ({ label, value, options, onChoose }: SelectProps): ReactElement => (
  <label className="filter-select">
    {label}
    <select
      className="text-field"
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">Any</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
)
