import type { ReactElement } from 'react'

export type MarkState = 'ready' | 'demo' | 'none' | 'limited' | 'starting' | 'trouble'

/** A dot, a ring, a triangle, a half disc, a cross: the words beside it say what it means. */
export const StateMark = ({ state }: { readonly state: MarkState }): ReactElement => (
  <span aria-hidden className="state-mark" data-state={state} />
)
