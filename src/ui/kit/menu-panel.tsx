import {
  Menu,
  MenuGroup,
  MenuGroupLabel,
  MenuItem,
  MenuItemCheck,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuSeparator,
  useMenuStore,
} from '@ariakit/react/menu'
import { useLayoutEffect, type ReactElement, type ReactNode, type RefObject } from 'react'

import { Kbd } from './kbd.tsx'

export type MenuRow =
  | {
      readonly kind: 'action'
      readonly label: string
      readonly icon?: ReactNode
      readonly keys?: string
      readonly onChoose: () => void
    }
  | {
      readonly kind: 'check'
      readonly label: string
      readonly isOn: boolean
      readonly onChange: (isOn: boolean) => void
    }
  | {
      readonly kind: 'option'
      readonly label: string
      readonly isOn: boolean
      readonly onChoose: () => void
    }

export interface MenuSection {
  /** Null where the rows speak for themselves. */
  readonly title: string | null
  readonly rows: readonly MenuRow[]
}

export interface MenuPanelProps {
  readonly id: string
  readonly label: string
  readonly button: RefObject<HTMLButtonElement | null>
  readonly sections: readonly MenuSection[]
  readonly onClose: () => void
}

/** The menu itself: fetched by `MenuButton` when it is first opened. */
export function MenuPanel({ id, label, button, sections, onClose }: MenuPanelProps): ReactElement {
  const store = useMenuStore({
    open: true,
    setOpen: (isOpen) => !isOpen && onClose(),
    placement: 'bottom-end',
  })
  // The library's own button would say so. Without it the focus stays there, and no key reaches the menu.
  useLayoutEffect(() => {
    store.setInitialFocus('first')
    store.setAutoFocusOnShow(true)
  }, [store])
  return (
    <Menu
      store={store}
      id={id}
      aria-label={label}
      className="floating menu-list"
      gutter={4}
      // In its place, not in a portal: there it would lie outside of every landmark.
      portal={false}
      autoFocusOnShow
      finalFocus={button}
      getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
      // The button's own click closes; two closings would open it again.
      hideOnInteractOutside={(event) => !button.current?.contains(event.target as Node | null)}
    >
      {sections.map((section, i) => (
        <MenuGroup key={section.title ?? `section ${i}`}>
          {i > 0 && <MenuSeparator className="my-1 border-line" />}
          {section.title !== null && (
            <MenuGroupLabel className="menu-title">{section.title}</MenuGroupLabel>
          )}
          {section.rows.map((row) => (
            <Row key={row.label} row={row} group={section.title ?? ''} />
          ))}
        </MenuGroup>
      ))}
    </Menu>
  )
}

function Row({ row, group }: { readonly row: MenuRow; readonly group: string }): ReactElement {
  switch (row.kind) {
    case 'action':
      return (
        // The menu gives the focus back first: what a row opens takes it from there, and returns it.
        <MenuItem className="menu-row" onClick={() => requestAnimationFrame(row.onChoose)}>
          {row.icon}
          <span className="grow">{row.label}</span>
          {row.keys !== undefined && <Kbd>{row.keys}</Kbd>}
        </MenuItem>
      )
    case 'check':
      return (
        <MenuItemCheckbox
          className="menu-row"
          name={row.label}
          checked={row.isOn}
          onChange={() => row.onChange(!row.isOn)}
        >
          <span className="grow">{row.label}</span>
          <MenuItemCheck />
        </MenuItemCheckbox>
      )
    case 'option':
      return (
        <MenuItemRadio
          className="menu-row"
          name={group}
          value={row.label}
          checked={row.isOn}
          onChange={row.onChoose}
        >
          <span className="grow">{row.label}</span>
          <MenuItemCheck />
        </MenuItemRadio>
      )
  }
}
