/** Something that can be taken back. `nodeId` or `place` says where the line stands. */
export interface UndoNotice {
  readonly id: string
  readonly label: string
  /** What it changed, each as a sentence. */
  readonly details?: readonly string[]
  readonly place:
    | { readonly kind: 'message'; readonly nodeId: string }
    | { readonly kind: 'params' }
    | { readonly kind: 'preset' }
    | { readonly kind: 'presets' }
    | { readonly kind: 'prompts' }
    | { readonly kind: 'conversations' }
    | { readonly kind: 'import' }
    | { readonly kind: 'try' }
    | { readonly kind: 'model' }
}

/** What is about to be tried again by itself: a 429 after a while, what was written offline later. */
export interface PendingRetry {
  readonly nodeId: string
  /** Epoch milliseconds; null is as soon as the network is back. */
  readonly retryAt: number | null
}

/** What the page has to say beside the transcript. */
export interface Notices {
  readonly undo: readonly UndoNotice[]
  readonly retries: Readonly<Record<string, PendingRetry>>
  /** What a screen reader hears: replaced, never appended. */
  readonly status: string
  readonly alert: string
  /** What was asked for and not done, for eyes and ears, until it is read: nothing, or a sentence. */
  readonly failure: string
  /** The last whole answer as plain text, announced once. */
  readonly spokenAnswer: string
  /** Storage trouble that the user must know: nothing, or a sentence. */
  readonly storage: string | null
}

/** Nothing to say. */
export const initialNotices: Notices = {
  undo: [],
  retries: {},
  status: '',
  alert: '',
  failure: '',
  spokenAnswer: '',
  storage: null,
}
