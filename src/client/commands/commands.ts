import type { ParamName } from '../../core/chat/params.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import type {
  CodeView,
  Preferences,
  RightTab,
  SettingValue,
  Workspace,
} from '../stores/workspace-store.ts'
import type { ConflictChoice } from '../../core/exchange/plan-import.ts'
import type { Result } from '../../core/result.ts'
import type { ChatMessage } from '../../core/chat/message.ts'
import type { ChatRequest } from '../../core/chat/request.ts'

/** A request from elsewhere, as the page takes it over. */
export interface RequestToLoad {
  readonly dialectId: DialectId
  readonly request: ChatRequest
  /** Where it went; null when that is not known. Looked up among the providers, never called. */
  readonly url: string | null
}

/** How a long reading is watched. */
export interface ImportWatch {
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void
  readonly signal: AbortSignal
}

/** A file that was read to its end without a problem. Nothing of it is written yet. */
export interface ReadImport {
  readonly conversations: number
  readonly runs: number
  /** Raw records; 0 when the file has none. */
  readonly records: number
  /** Epoch milliseconds. */
  readonly exportedAt: number
  /** Conversations of which something is here already. */
  readonly conflicts: number
  /**
   * Writes it, all or nothing: what is written is out of sight until the last of it is there.
   * @returns the ids of the conversations that are new here; null when it was aborted
   */
  write(
    choice: ConflictChoice,
    watch: ImportWatch,
  ): Promise<Result<readonly string[], string> | null>
}

/** What an export is made of, and how it is watched. */
export interface ExportJob {
  readonly conversationIds: readonly string[]
  readonly format: ExportFormat
  /** How many are written. */
  readonly onProgress: (count: number) => void
  readonly signal: AbortSignal
}

/** An export, and what could not be read for it: deleted meanwhile, or the storage fails. */
export interface Exported {
  readonly file: Blob
  readonly lost: { readonly conversations: number; readonly requests: number }
}

/** `jsonl` can be imported again; with `raw` it holds each record that came; `markdown` is for reading. */
export type ExportFormat = 'jsonl' | 'raw' | 'markdown'

export interface SendOptions {
  /** Sends even what looks like an API key; without it such a request fails and is not sent. */
  readonly allowsKeys?: boolean
}

/** Every user intent. None throws; what fails is seen in the transcript or in the notices. */
export interface Commands {
  /**
   * Sends the draft of the open conversation; with nothing typed, what waits for an answer is
   * answered. Five calls in 50 ms are one request.
   */
  send(options?: SendOptions): Promise<void>
  /** A suggestion: sent at once when the demo answers, otherwise put into the composer. */
  usePrompt(text: string): Promise<'sent' | 'filled'>
  /**
   * A question from outside the playground: it begins a conversation, which is the open one then. What
   * is being written in the playground stays.
   * @returns the conversation's id; null when nothing was begun
   */
  ask(text: string): Promise<string | null>
  /**
   * Sets the playground up to try a feature or a use case of the chosen model: settings, an empty
   * conversation and the words to send, below those that are being written. Nothing is sent; undo
   * goes back.
   * @param id of the catalogue's; one that is not there changes nothing
   * @returns false when what does it could not be fetched: it can be asked for again
   */
  setUpToTry(id: string): Promise<boolean>
  /** Stops the live run of the open conversation: browser, proxy and upstream. */
  stop(): Promise<void>

  /** A new answer beside this one (an assistant node). */
  runAgain(nodeId: string, options?: SendOptions): Promise<void>
  /**
   * As `runAgain`, after turning these parameters to "not sent" and taking these members, and those
   * that carry the parameters, out of the extra body.
   */
  runWithout(
    nodeId: string,
    params: readonly ParamName[],
    members?: readonly string[],
  ): Promise<void>
  /** Goes on with an answer that was cut off: the text joins. */
  continueAnswer(nodeId: string, options?: SendOptions): Promise<void>
  /** A new branch from an edited user message. @returns false when there is none, and the text is nowhere */
  editAndRun(nodeId: string, text: string, options?: SendOptions): Promise<boolean>
  /** Deletes one message; undo brings it back, and false does so later: nothing is lost. */
  deleteMessage(nodeId: string, isDeleted?: boolean): Promise<void>
  /** It stays in sight and is left out of requests, or comes back into them. */
  excludeMessage(nodeId: string, isExcluded: boolean): Promise<void>
  /** The chat ends here for now: what is sent next begins another branch. Nothing is deleted. */
  branchFrom(nodeId: string): Promise<void>
  /**
   * Adds a message in anybody's name below this one, as the end of a branch of its own. One of an
   * assistant is what the next answer begins with, where a model takes that.
   * @returns false when it could not be added
   */
  addMessage(belowId: string, message: ChatMessage): Promise<boolean>
  showVariant(nodeId: string): Promise<void>
  /** The automatic retry of a 429: now, or not at all. */
  retryNow(nodeId: string): Promise<void>
  cancelRetry(nodeId: string): void

  newConversation(): void
  openConversation(conversationId: string): void
  /** Somebody may be about to search. */
  prepareSearch(): Promise<void>
  /** An empty title changes nothing. @returns whether it has the new one */
  renameConversation(conversationId: string, title: string): Promise<boolean>
  starConversations(conversationIds: readonly string[], starred: boolean): Promise<void>
  /** Together, with one undo for all of them. */
  deleteConversations(conversationIds: readonly string[]): Promise<void>
  /** Brings back what was deleted and is not gone yet. */
  restoreConversations(conversationIds: readonly string[]): Promise<void>
  /**
   * Writes conversations into a file, one after the other.
   * @returns null when it was aborted, or the part of this page that does it could not be fetched
   */
  exportConversations(job: ExportJob): Promise<Exported | null>
  /**
   * Reads a file of such an export to its end, before any of it is written.
   * @returns what is in it, or what is wrong with it and what to do, as a sentence; null when it was
   *   aborted
   */
  readImport(file: Blob, watch: ImportWatch): Promise<Result<ReadImport, string> | null>
  /** Writes what was read. Undo takes it back. @returns the count of new conversations, or a sentence */
  importConversations(
    read: ReadImport,
    choice: ConflictChoice,
    watch: ImportWatch,
  ): Promise<Result<number, string> | null>

  setDraft(text: string): void
  /** What is typed of a message under change; null when that is over. */
  setEdit(nodeId: string, text: string | null): void
  setParam<Name extends ParamName>(name: Name, value: SettingValue<Name>): void
  setParamSent(name: ParamName, isSent: boolean): void
  resetParam(name: ParamName): void
  setStream(stream: boolean): void
  /** What is typed of the members that are merged into the body; it may not be JSON yet. */
  setExtraBody(text: string): void
  setExtraBodySent(isSent: boolean): void
  setSystemText(text: string): void
  setSystemSent(isSent: boolean): void
  resetSystem(): void
  /** System message and parameters back to their initial values; undo brings them back. */
  resetAll(): void
  /**
   * Another model answers from now on, in a format its provider speaks. The settings stay as they
   * are; what is sent of them otherwise is said, and undo goes back.
   */
  chooseModel(providerId: string, modelId: string): void
  chooseDialect(dialectId: DialectId): void

  /**
   * Keeps what is set now under a name: the model, the parameters that are sent, the system message
   * and the extra body. It takes the place of a preset of the same name, with undo.
   * @returns why it is not kept, as a sentence; null when it is
   */
  savePreset(name: string): Promise<string | null>
  /** Sets what the preset sets; one undo restores all of it. */
  applyPreset(presetId: string): Promise<void>
  /** @returns why it keeps its name, as a sentence; null when it has the new one */
  renamePreset(presetId: string, name: string): Promise<string | null>
  /** With undo. */
  removePreset(presetId: string): Promise<void>

  /** Sets the whole playground to a request from elsewhere; undo restores what was there. */
  loadRequest(request: RequestToLoad): Promise<void>
  setCode(code: Partial<CodeView>): void

  savePrompt(text: string): void
  removePrompt(text: string): void

  showTab(tab: RightTab): void
  setLayout(layout: Partial<Workspace['layout']>): void
  setPreferences(preferences: Partial<Preferences>): void

  /**
   * Opens a server that asks for its access token.
   * @returns why it stays shut, as a sentence; null when it is open
   */
  signIn(token: string): Promise<string | null>

  /** Takes back the notice with this id, or the last one. */
  undo(noticeId?: string): Promise<void>
}
