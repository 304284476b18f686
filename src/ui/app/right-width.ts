import type { RightTab } from '../../client/stores/workspace-store.ts'
import type { Layout } from './use-layout.ts'

/** CSS pixels, as the workspace keeps them. */
export const rightRange = { min: 320, max: 640 } as const
export const initialRightPx = 344

/** Code needs room: 560 px beside a wide conversation (ux.md §3.2). */
const codePx = 560

interface RightWidth {
  readonly layout: Layout
  readonly tab: RightTab
  readonly chosen: number
  /** The window has the room for wide code. */
  readonly isRoomy: boolean
}

/** How wide the settings are. Who has made them wider than the rule asks keeps that. */
export function rightWidthOf({ layout, tab, chosen, isRoomy }: RightWidth): number {
  if (tab === 'code' && isRoomy) return Math.max(codePx, chosen)
  return layout === 'medium' && chosen === initialRightPx ? rightRange.min : chosen
}
