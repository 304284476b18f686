import type { Client } from '../../client/client.ts'
import type { Theme } from './use-theme.ts'

/** What can lie over the page, one at a time. */
export type Overlay =
  | 'models'
  | 'setup'
  | 'shortcuts'
  | 'import'
  | 'history'
  | 'compare'
  | 'palette'

/** What an intent may take hold of. */
export interface PageHands {
  readonly client: Client
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
  readonly open: (overlay: Overlay) => void
  /** Opens the comparison of this run with another one. */
  readonly compare: (runId: string) => void
  readonly toggleLeft: () => void
  readonly focusComposer: () => void
  /** Says for a moment what was done and cannot be seen. */
  readonly say: (words: string) => void
}
