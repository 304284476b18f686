import type { RightTab } from '../../client/stores/workspace-store.ts'
import type { Layout } from './use-layout.ts'

/** CSS pixels, as the workspace keeps them. */
const narrowestPx = 320
const widestPx = 640
export const initialRightPx = 344

/** Code needs room, as far as the conversation can spare it (ux.md §3.2). */
const codePx = { much: 560, some: 448 } as const

interface Situation {
  readonly layout: Layout
  readonly tab: RightTab
  /** What the window has to spare for code beside the conversation. */
  readonly room: keyof typeof codePx
}

/** Between which widths the settings can be. */
export const rightRangeOf = ({ layout, tab, room }: Situation) => ({
  min: tab === 'code' && layout === 'wide' ? codePx[room] : narrowestPx,
  max: widestPx,
})

/** How wide the settings are. Who has made them wider than the rule asks keeps that. */
export function rightWidthOf(situation: Situation, chosen: number): number {
  const { min } = rightRangeOf(situation)
  return situation.layout === 'medium' && chosen === initialRightPx ? min : Math.max(min, chosen)
}
