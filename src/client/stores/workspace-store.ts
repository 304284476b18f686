import type { ParamName, ParamValue, ResponseFormat } from '../../core/chat/params.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import type { SnippetClientId, SnippetLanguage } from '../../core/snippet/snippet.ts'

/** A response format as it is typed: the schema may not be JSON yet. */
export interface FormatSetting {
  readonly type: ResponseFormat['type']
  readonly name: string
  readonly schemaText: string
  /** Null is not sent. */
  readonly isStrict: boolean | null
}

/** What the sidebar holds of a parameter. */
export type SettingValue<Name extends ParamName = ParamName> = Name extends 'responseFormat'
  ? FormatSetting
  : ParamValue<Name>

/** A parameter as the sidebar holds it: turning "sent" off keeps the value for later. */
export interface ParamSetting<Name extends ParamName = ParamName> {
  readonly value: SettingValue<Name>
  readonly isSent: boolean
}

/** Every parameter's setting. */
export type ParamSettings = { readonly [Name in ParamName]: ParamSetting<Name> }

/** How the code of the next request is shown. */
export interface CodeView {
  readonly language: SnippetLanguage
  /** The client last chosen in each language. */
  readonly clients: Readonly<Record<SnippetLanguage, SnippetClientId>>
  /** All messages, or the system message and the last one. */
  readonly messages: 'exact' | 'last'
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
  /**
   * By conversation id; `new` is the conversation that has no message yet. Messages under change are
   * here too: `editKey`.
   */
  readonly drafts: Readonly<Record<string, string>>
  readonly choice: ModelChoice
  /** The models chosen last, the newest first, each in the format in which it was used. */
  readonly recentModels: readonly ModelChoice[]
  readonly system: { readonly text: string; readonly isSent: boolean }
  readonly params: ParamSettings
  /** The answer comes piece by piece; otherwise whole. */
  readonly stream: boolean
  /** JSON text of members merged into the body, as it is typed. */
  readonly extraBody: { readonly text: string; readonly isSent: boolean }
  /**
   * The user's presets as they lie in the storage. `ownPresets` reads each by itself, when they are
   * looked at: what a later version wrote stays as it is.
   */
  readonly presets: readonly unknown[]
  /** The preset applied last, whether or not something was changed since; null for none. */
  readonly presetId: string | null
  readonly code: CodeView
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

/** Where a message under change stands in `drafts`, as far as it was typed. */
export const editKey = (conversationId: string | null, nodeId: string): string =>
  `${draftKey(conversationId)}/${nodeId}`
