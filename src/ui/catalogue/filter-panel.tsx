import { memo, type ReactElement, type ReactNode } from 'react'

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
  /** Its words are not read. */
  readonly view: CatalogueView
  /** Providers that serve something of the catalogue. */
  readonly providers: readonly Pick<Source, 'id' | 'name'>[]
  readonly onChange: (change: Partial<CatalogueView>) => void
}

const { words: _words, sort: _sort, ...noFilters } = initialView

/** What can be asked of a model. Each answer is a step of its own for the browser's Back. */
export const FilterPanel = memo(function FilterPanel(props: FilterPanelProps): ReactElement {
  const { view, providers, onChange } = props
  const { sort } = view
  const isNarrowed = printView({ ...view, words: '' }) !== printView({ ...initialView, sort })
  return (
    <div className="filters">
      <Select
        name="context"
        label="Context"
        value={view.minContextTokens}
        options={contextChoices.map(({ word, tokens }) => ({
          word,
          value: tokens,
          label: `At least ${word.toUpperCase()} tokens`,
        }))}
        onChoose={(minContextTokens) => onChange({ minContextTokens })}
      />
      <Select
        name="price"
        label="Price for 1M tokens"
        value={view.maxUsdPerMillionTokens}
        options={priceChoices.map(({ word, usd }) => ({
          word,
          value: usd,
          label: usd === 0 ? 'Free' : `At most $${usd}, in and out`,
        }))}
        onChoose={(maxUsdPerMillionTokens) => onChange({ maxUsdPerMillionTokens })}
      />
      <Group title="Features">
        <Ticks
          name="feature"
          options={entryFeatures.map((value) => ({ value, label: featureWords[value] }))}
          ticked={view.features}
          onTick={(features) => onChange({ features })}
        />
      </Group>
      <Group title="Takes beside text">
        <Ticks
          name="input"
          options={inputChoices.map((value) => ({ value, label: inputWords[value] }))}
          ticked={view.inputs}
          onTick={(inputs) => onChange({ inputs })}
        />
      </Group>
      <Group title="Weights">
        <Tick
          name="weights"
          value="open"
          label="Open weights"
          isTicked={view.hasOpenWeights}
          onTick={(hasOpenWeights) => onChange({ hasOpenWeights })}
        />
      </Group>
      {providers.length > 1 && (
        <Group title="Provider">
          <Ticks
            name="provider"
            options={providers.map(({ id, name }) => ({ value: id, label: name }))}
            ticked={view.providerIds}
            onTick={(providerIds) => onChange({ providerIds })}
          />
        </Group>
      )}
      <Group title="Where it is not known">
        <Tick
          name="unknown"
          value="yes"
          label="Show it all the same"
          isTicked={view.includesUnknown}
          onTick={(includesUnknown) => onChange({ includesUnknown })}
        />
      </Group>
      {isNarrowed && <Button onClick={() => onChange(noFilters)}>Clear all filters</Button>}
    </div>
  )
})

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className="filter-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

interface TickProps {
  /** Of its parameter in the address. */
  readonly name: string
  /** What stands there when it is ticked. */
  readonly value: string
  readonly label: string
  readonly isTicked: boolean
  readonly onTick: (isTicked: boolean) => void
}

const Tick = ({ name, value, label, isTicked, onTick }: TickProps): ReactElement => (
  <label className="filter-tick">
    <input
      type="checkbox"
      name={name}
      value={value}
      className="check-box"
      checked={isTicked}
      onChange={(event) => onTick(event.target.checked)}
    />
    {label}
  </label>
)

interface TicksProps<T extends string> {
  readonly name: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly ticked: readonly T[]
  readonly onTick: (ticked: readonly T[]) => void
}

/** In the order of the options, whatever was ticked first: one view has one address. */
function Ticks<T extends string>(props: TicksProps<T>): ReactElement {
  const { name, options, ticked, onTick } = props
  return (
    <>
      {options.map(({ value, label }) => (
        <Tick
          key={value}
          name={name}
          value={value}
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
  /** Of its parameter in the address. */
  readonly name: string
  readonly label: string
  /** Null is any. */
  readonly value: number | null
  /** Each with its word in the address. */
  readonly options: readonly {
    readonly word: string
    readonly value: number
    readonly label: string
  }[]
  readonly onChoose: (value: number | null) => void
}

const Select = ({ name, label, value, options, onChoose }: SelectProps): ReactElement => (
  <label className="filter-select">
    {label}
    <select
      name={name}
      className="text-field"
      value={options.find((option) => option.value === value)?.word ?? ''}
      onChange={(event) =>
        onChoose(options.find(({ word }) => word === event.target.value)?.value ?? null)
      }
    >
      <option value="">Any</option>
      {options.map((option) => (
        <option key={option.word} value={option.word}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
)
