import { useMedia } from '../kit/use-media.ts'

/**
 * `wide`: three panes. `medium`: the prompts are in a drawer. `narrow`: one column, the settings in
 * a sheet; also where the window is so low that nothing may be docked (ux.md §1.9, §6.2).
 */
export type Layout = 'wide' | 'medium' | 'narrow'

export function useLayout(): Layout {
  const isWide = useMedia('(min-width: 1200px) and (min-height: 480px)')
  const hasTwoPanes = useMedia('(min-width: 768px) and (min-height: 480px)')
  if (isWide) return 'wide'
  return hasTwoPanes ? 'medium' : 'narrow'
}
