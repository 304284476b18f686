import { useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'

export interface TabItem<T extends string> {
  readonly id: T
  readonly label: string
  /** Beside the label, as a dot; the words are in `label`. */
  readonly isMarked?: boolean
}

interface TabsProps<T extends string> {
  /** The name of the row. */
  readonly label: string
  readonly tabs: readonly TabItem<T>[]
  readonly value: T
  readonly onChoose: (id: T) => void
  /** The panel of the chosen tab. */
  readonly children: ReactNode
}

/**
 * Tabs by the pattern of the ARIA guide, chosen as the arrows move. Our own, because this is in the
 * first load and the library's tabs would be 19 kB of it.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function Tabs<T extends string>(props: TabsProps<T>): ReactElement {
  const { value, children } = props
  const id = useId()
  return (
    <>
      <TabList {...props} id={id} panelOf={(tab) => (tab === value ? `${id}-panel` : undefined)} />
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        // A panel that scrolls must be reachable by keyboard.
        tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex
        className="tab-panel"
        key={value}
      >
        {children}
      </div>
    </>
  )
}

interface TabListProps<T extends string> extends Omit<TabsProps<T>, 'children'> {
  /** What the ids of the tabs begin with: `<id>-<tab>`. */
  readonly id: string
  /** The id of the panel of a tab; nothing where it is not on the page. */
  readonly panelOf: (tab: T) => string | undefined
}

/** The row of tabs alone, for panels that stand elsewhere. */
export function TabList<T extends string>(props: TabListProps<T>): ReactElement {
  const { id, label, tabs, value, onChoose, panelOf } = props
  const list = useRef<HTMLDivElement>(null)
  const choose = (index: number) => {
    const tab = tabs.at(index % tabs.length)
    if (!tab) return
    onChoose(tab.id)
    list.current?.querySelectorAll('button')[tabs.indexOf(tab)]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.id === value)
    const target = targetOf(event, index)
    if (target === null) return
    event.preventDefault()
    choose(target)
  }
  return (
    <div ref={list} role="tablist" aria-label={label} className="tab-list">
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${id}-${tab.id}`}
          aria-selected={tab.id === value}
          aria-controls={panelOf(tab.id)}
          tabIndex={tab.id === value ? 0 : -1}
          className="tab"
          onClick={() => onChoose(tab.id)}
          onKeyDown={onKeyDown}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}

/** Which tab a key leads to; -1 is the last, as `at` reads it. */
function targetOf(event: KeyboardEvent, index: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  switch (event.key) {
    case 'ArrowRight':
      return index + (isRtl ? -1 : 1)
    case 'ArrowLeft':
      return index + (isRtl ? 1 : -1)
    case 'Home':
      return 0
    case 'End':
      return -1
    default:
      return null
  }
}
