import type { ReactElement } from 'react'

/** One action of a message's menu. */
export interface MenuEntry {
  readonly label: string
  readonly icon: ReactElement
  readonly onChoose: () => void
}
