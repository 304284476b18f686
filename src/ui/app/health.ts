import type { MarkState } from '../kit/state-mark.tsx'

/** How who answers stands. */
export interface Health {
  readonly mark: MarkState
  readonly words: string
  /** What helps: a key, or, where there is one, a model behind it. */
  readonly remedy: 'setup' | 'models'
  /** Epoch milliseconds until which the provider asks to wait; null when it does not. */
  readonly waitUntil: number | null
}
