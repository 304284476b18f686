import type { SliderParamName } from '../../core/chat/params.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'

/** A parameter as the sidebar holds it: turning "sent" off keeps the value for later. */
export interface ParamSetting {
  readonly value: number
  readonly isSent: boolean
}

/** What is answered by: which provider, which of its models, in which dialect. */
export interface ModelChoice {
  readonly providerId: string
  readonly modelId: string
  readonly dialectId: DialectId
}

/** The panes on the right, and which of them is open. */
export type RightTab = 'parameters' | 'code' | 'model'
/** How much a screen reader is told: failures always, then beginnings and ends, then progress too. */
export type Announce = 'off' | 'boundaries' | 'full'

/** What holds in every tab of this browser. */
export interface Preferences {
  /** Enter sends and Shift+Enter breaks the line, or the other way round with Cmd/Ctrl+Enter. */
  readonly enterSends: boolean
  readonly announce: Announce
  /** While answering: follow the end, or stay at the start. */
  readonly followsAnswer: boolean
  /** Single-key shortcuts (`?`) can be switched off (WCAG 2.1.4). */
  readonly hasKeyShortcuts: boolean
}

/** The session: small, kept in localStorage under one versioned key, read tolerantly. */
export interface Workspace {
  readonly conversationId: string | null
  /** By conversation id; `new` is the conversation that has no message yet. */
  readonly drafts: Readonly<Record<string, string>>
  readonly choice: ModelChoice
  readonly system: { readonly text: string; readonly isSent: boolean }
  readonly params: Readonly<Record<SliderParamName, ParamSetting>>
  readonly savedPrompts: readonly string[]
  readonly layout: {
    readonly rightTab: RightTab
    readonly isLeftOpen: boolean
    readonly isRightOpen: boolean
    /** CSS pixels, 320 to 640. */
    readonly rightWidth: number
  }
  readonly preferences: Preferences
}

/** Where the draft of a conversation stands in `drafts`; null is the one that has no message yet. */
export const draftKey = (conversationId: string | null): string => conversationId ?? 'new'
