import './catalogue.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { SlidersHorizontal } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState, type ReactElement } from 'react'

import type { CatalogEntry } from '../../core/catalog/entries.ts'
import {
  entrySorts,
  filterEntries,
  sortEntries,
  type EntrySort,
} from '../../core/catalog/entry-filter.ts'
import { Button } from '../kit/button.tsx'
import { formatCount } from '../kit/format-numbers.ts'
import { SiteBar } from '../kit/site-bar.tsx'
import { builtNamesAttribute, type ProviderNames } from './built-names.ts'
import { EntryList } from './entry-list.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { LookHere, SourceLines } from './source-lines.tsx'
import type { Sources } from './use-sources.ts'
import { useSame } from './use-same.ts'
import { useView } from './use-view.ts'

interface CataloguePageProps extends Sources {
  readonly entries: readonly CatalogEntry[]
  /** What providers are called, as far as it was known at build. */
  readonly builtNames: ProviderNames
  readonly onAskAgain: (providerId: string) => void
  readonly onLookHere: () => void
}

const sortWords: Readonly<Record<EntrySort, string>> = {
  name: 'Name',
  price: 'Price, lowest first',
  context: 'Context, longest first',
  newest: 'Newest first',
}

/** All models, found by what they are and what they cost. */
export function CataloguePage(props: CataloguePageProps): ReactElement {
  const { entries, builtNames, sources, onLookHere, ...lines } = props
  // Here, and not beside the lists: a letter asks nothing of them.
  const { view, written, change, type, settle } = useView()
  const [isPanelOpen, setIsPanelOpen] = useState(false)
  const results = useRef<HTMLElement>(null)
  const wanted = useDeferredValue(view) // letters never wait for the list
  const { sort, providerIds } = wanted
  const sorted = useMemo(
    () => sortEntries(entries, sort, providerIds),
    [entries, sort, providerIds],
  )
  const { shown, unknownCount } = useMemo(() => filterEntries(sorted, wanted), [sorted, wanted])
  const servingIds = useMemo(() => servingIdsOf(entries), [entries])
  // How a list stands changes often, and rows read none of it but names.
  const names = useSame(
    servingIds.map(
      (id) => sources.find((source) => source.id === id)?.name ?? builtNames[id] ?? id,
    ),
  )
  const providerNames = useMemo(
    () => new Map(servingIds.map((id, index) => [id, names[index] ?? id])),
    [servingIds, names],
  )
  const providers = useMemo(
    () => [...providerNames].map(([id, name]) => ({ id, name })),
    [providerNames],
  )
  return (
    <div className="catalogue" {...builtNamesAttribute(builtNames)}>
      <a className="skip-link" href="#models">
        Skip to models
      </a>
      <SiteBar current="models" />
      <main className="catalogue-main">
        <header className="catalogue-head">
          <h1>Models</h1>
          <p>
            What ships with Verbatim, and what your providers list. Prices are in US dollars for one
            million tokens.
          </p>
        </header>
        <div className="catalogue-tools">
          <input
            type="search"
            name="q"
            className="text-field catalogue-search"
            aria-label="Search models"
            placeholder="Search by name, id or vendor"
            value={view.words}
            onChange={(event) => type(event.target.value)}
            onBlur={settle}
            onKeyDown={(event) => {
              if (event.key === 'Enter') settle()
              if (event.key !== 'ArrowDown') return
              event.preventDefault()
              results.current?.querySelector<HTMLElement>('[data-open]')?.focus()
            }}
          />
          <label className="catalogue-sort">
            Sort
            <select
              name="sort"
              className="text-field"
              value={view.sort}
              onChange={(event) => change({ sort: event.target.value as EntrySort })} // its own options
            >
              {entrySorts.map((each) => (
                <option key={each} value={each}>
                  {sortWords[each]}
                </option>
              ))}
            </select>
          </label>
          <Button
            className="catalogue-toggle"
            aria-expanded={isPanelOpen}
            aria-controls="filters"
            onClick={() => setIsPanelOpen(!isPanelOpen)}
          >
            <SlidersHorizontal aria-hidden size={16} strokeWidth={1.5} />
            Filters
          </Button>
        </div>
        <aside
          id="filters"
          aria-label="Filters"
          className="catalogue-filters"
          data-open={isPanelOpen || undefined}
        >
          <FilterPanel view={written} providers={providers} onChange={change} />
        </aside>
        <section
          id="models"
          tabIndex={-1}
          ref={results}
          className="catalogue-results"
          aria-label="Models found"
        >
          <div className="catalogue-found">
            <p role="status" className="catalogue-count">
              {countWords(shown.length, entries.length, wanted.includesUnknown ? 0 : unknownCount)}
            </p>
            <LookHere local={lines.local} onLookHere={onLookHere} />
          </div>
          <SourceLines sources={sources} {...lines} />
          {shown.length > 0 && (
            <EntryList entries={shown} providerIds={providerIds} providerNames={providerNames} />
          )}
        </section>
      </main>
    </div>
  )
}

/** `12 of 340 models match. Of 31 more it is not known.` */
function countWords(shown: number, all: number, unknownCount: number): string {
  const models = `${formatCount(all)} ${all === 1 ? 'model' : 'models'}`
  const found =
    shown === all
      ? `${models}.`
      : shown === 0
        ? `None of ${models} matches.`
        : `${formatCount(shown)} of ${models} ${shown === 1 ? 'matches' : 'match'}.`
  return unknownCount === 0
    ? found
    : `${found} Of ${formatCount(unknownCount)} more it is not known.`
}

/** Who serves something that is here. */
const servingIdsOf = (entries: readonly CatalogEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ offers }) => offers.map((offer) => offer.providerId))),
]
