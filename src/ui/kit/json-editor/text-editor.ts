/** What is wrong with the text of a field. */
export interface FieldProblem {
  /** An error unless it says otherwise. */
  readonly kind?: 'error' | 'warning'
  /** A sentence that stands below the field. */
  readonly message: string
  /** Offsets into the text; without them nothing is underlined. */
  readonly from?: number
  readonly to?: number
}

/** Where somebody was writing: offsets, line ends counted as one. */
export interface Caret {
  readonly anchor: number
  readonly head: number
}

/** What a field shows. */
export interface FieldContent {
  readonly value: string
  readonly label: string
  readonly placeholder: string
  readonly problem: FieldProblem | null
  /** Ids of the elements in the page that say more of the field. */
  readonly describedBy: string
}

/** An editor that has been put into the page. */
export interface TextEditor {
  readonly show: (content: FieldContent) => void
  readonly focus: () => void
  readonly destroy: () => void
}

export interface EditorStart {
  readonly content: FieldContent
  /** Null when the focus is elsewhere. */
  readonly caret: Caret | null
  readonly onChange: (value: string) => void
}

export type CreateTextEditor = (host: HTMLElement, start: EditorStart) => TextEditor
