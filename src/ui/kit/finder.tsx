import './finder.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
  useComboboxContext,
} from '@ariakit/react/combobox'
import { Check } from 'lucide-react'
import {
  useRef,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react'

import { Sheet } from './sheet.tsx'
import { StateMark, type MarkState } from './state-mark.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

interface FinderProps {
  readonly title: string
  /** What can be typed: the name of the field. */
  readonly label: string
  /** The name of the list. */
  readonly listLabel: string
  readonly typed: string
  readonly onTyped: (typed: string) => void
  /** What was found, for who cannot see it: "12 models". */
  readonly found: string
  readonly onClose: () => void
  /** What gets the focus at the end; otherwise what had it before. */
  readonly finalFocus?: RefObject<HTMLElement | null>
  /** Groups of rows. */
  readonly children: ReactNode
  /** What stands below the list at all times. */
  readonly footer?: ReactNode
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** A dialog with a field and the list of what is found: the focus stays in the field. */
export function Finder(props: FinderProps): ReactElement {
  const { title, label, listLabel, typed, onTyped, found, onClose, children, footer } = props
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  return (
    <Sheet
      title={title}
      side="center"
      onClose={onClose}
      initialFocus={field}
      {...(props.finalFocus && { finalFocus: props.finalFocus })}
    >
      <ComboboxProvider open value={typed} setValue={onTyped} focusLoop>
        <div className="finder-head">
          <FinderField
            label={label}
            field={field}
            list={list}
            {...(props.onKeyDown && { onKeyDown: props.onKeyDown })}
          />
        </div>
        <ComboboxList ref={list} alwaysVisible aria-label={listLabel} className="finder-list">
          {children}
        </ComboboxList>
        <div role="status" className="visually-hidden">
          {found}
        </div>
        {footer}
      </ComboboxProvider>
    </Sheet>
  )
}

interface FinderFieldProps extends Pick<FinderProps, 'label' | 'onKeyDown'> {
  readonly field: RefObject<HTMLInputElement | null>
  readonly list: RefObject<HTMLDivElement | null>
}

function FinderField({ label, field, list, onKeyDown }: FinderFieldProps): ReactElement {
  const store = useComboboxContext()
  /** Another row than the first was asked for since something was typed. */
  const isSteered = useRef(false)
  return (
    <Combobox
      ref={field}
      onInput={() => {
        isSteered.current = false
      }}
      autoSelect="always"
      aria-label={label}
      placeholder={label}
      className="text-field w-full text-[1rem]"
      onKeyDown={(event) => {
        onKeyDown?.(event)
        if (event.defaultPrevented || event.nativeEvent.isComposing) return
        if (event.key === 'Enter')
          return isSteered.current ? undefined : chooseFirst(event, list.current)
        if (/^(Arrow(Up|Down)|Page|Home|End)/.test(event.key)) isSteered.current = true
        if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key !== 'Home' && event.key !== 'End') return
        event.preventDefault()
        store?.move(event.key === 'Home' ? store.first() : store.last())
      }}
    />
  )
}

/**
 * Who types fast presses Enter before the list has marked its first row again: the row that is
 * first now is meant, not the one that was marked before.
 */
function chooseFirst(event: KeyboardEvent<HTMLInputElement>, list: HTMLElement | null): void {
  event.preventDefault()
  list?.querySelector<HTMLElement>('[role=option]')?.click()
}

interface FinderGroupProps {
  readonly title: string
  readonly state?: MarkState
  readonly children: ReactNode
}

export const FinderGroup = ({ title, state, children }: FinderGroupProps): ReactElement => (
  <ComboboxGroup>
    <ComboboxGroupLabel className="finder-title">
      {state && <StateMark state={state} />}
      {title}
    </ComboboxGroupLabel>
    {children}
  </ComboboxGroup>
)

interface FinderRowProps {
  /** Unique in the list. */
  readonly value: string
  readonly name: ReactNode
  /** Left out where it says no more than the name. */
  readonly id?: string
  /** What stands at the end of the row. */
  readonly children?: ReactNode
  /** It is the one that holds now. */
  readonly isCurrent?: boolean
  readonly onChoose: () => void
}

export function FinderRow(props: FinderRowProps): ReactElement {
  const { value, name, id, children, isCurrent = false, onChoose } = props
  return (
    <ComboboxItem
      value={value}
      setValueOnClick={false}
      hideOnClick={false}
      className="finder-row"
      onClick={onChoose}
    >
      <span className="finder-name">
        <span className="font-medium">{name}</span>
        {isCurrent && (
          <span className="text-accent-text">
            <Check aria-hidden size={16} strokeWidth={2} />
            <VisuallyHidden>, current</VisuallyHidden>
          </span>
        )}
        {id !== undefined && <VisuallyHidden>, </VisuallyHidden>}
        {id !== undefined && (
          <bdi dir="ltr" className="figures text-meta text-ink3">
            {id}
          </bdi>
        )}
      </span>
      {children}
    </ComboboxItem>
  )
}
