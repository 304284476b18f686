import type { RightTab } from '../../client/stores/workspace-store.ts'
import type { Layout } from './use-layout.ts'

/** CSS pixels, as the workspace keeps them. */
export const rightRange = { min: 320, max: 640 } as const
export const initialRightPx = 344

/** Code needs room, as far as the conversation can spare it (ux.md §3.2). */
const codePx = { much: 560, some: 448, none: 0 } as const

interface RightWidth {
  readonly layout: Layout
  readonly tab: RightTab
  readonly chosen: number
  /** What the window has to spare for code. */
  readonly room: keyof typeof codePx
}

/** How wide the settings are. Who has made them wider than the rule asks keeps that. */
export function rightWidthOf({ layout, tab, chosen, room }: RightWidth): number {
  if (tab === 'code' && room !== 'none') return Math.max(codePx[room], chosen)
  return layout === 'medium' && chosen === initialRightPx ? rightRange.min : chosen
}
