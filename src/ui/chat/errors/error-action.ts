import type { ParamName } from '../../../core/chat/params.ts'

/** A next step as data; `use-error-actions.ts` does it. */
export type ErrorAction =
  | { readonly type: 'run-again'; readonly label: string }
  | { readonly type: 'use-demo'; readonly label: string }
  | { readonly type: 'send-anyway'; readonly label: string }
  | {
      readonly type: 'run-without'
      readonly label: string
      readonly params: readonly ParamName[]
      /** Of the extra body. */
      readonly members: readonly string[]
    }
  | { readonly type: 'continue'; readonly label: string }
  | { readonly type: 'edit'; readonly label: string }
  | { readonly type: 'set-up'; readonly label: string }
  | { readonly type: 'choose-model'; readonly label: string }
  | { readonly type: 'show-params'; readonly label: string }
  | { readonly type: 'lower-max-tokens'; readonly label: string; readonly maxTokens: number }
  | { readonly type: 'drop-oldest'; readonly label: string }
  | { readonly type: 'open'; readonly label: string; readonly url: string }
  | { readonly type: 'retry-now'; readonly label: string }
  | { readonly type: 'cancel-retry'; readonly label: string }

export interface ErrorWords {
  readonly title: string
  readonly sentence: string
  readonly actions: readonly ErrorAction[]
}

export interface ErrorContext {
  readonly providerName: string
  /** It runs on the machine of this server: a runtime that its user starts. */
  readonly isLocal: boolean
  readonly modelName: string
  readonly links: { readonly billing?: string; readonly status?: string; readonly docs?: string }
  /** Words that arrived before it went wrong. */
  readonly wordCount: number
  /** Why the model does not go on from them, as a sentence; null when it does, or says nothing of it. */
  readonly prefillRefusal: string | null
  /** It left the page; false where nothing could be written, or was to be. */
  readonly wasSent: boolean
  /** The parameters that were sent. */
  readonly sent: readonly ParamName[]
  /** Names of the other members that were sent: the extra body's. */
  readonly extra: readonly string[]
  /** How long the run lasted; null when nobody measured it. */
  readonly lastedMs: number | null
  /** Milliseconds until the automatic retry, which may wait for the network; null when there is none. */
  readonly retryInMs: number | 'when-online' | null
  /** Messages before this one that could be dropped. */
  readonly droppable: number
}
