import type { ImportReading } from './read-import.ts'

/** A text that may be a request: kept out of the field, and stored nowhere, until somebody decides. */
export type Held =
  | {
      readonly kind: 'text'
      readonly text: string
      /** The file it came in; null when it was pasted or dropped as text. */
      readonly fileName: string | null
      /** Null while it is being read. */
      readonly reading: ImportReading | null
    }
  /** A file that has no text to offer. */
  | { readonly kind: 'refused'; readonly message: string }

export interface HeldText {
  readonly held: Held | null
  /** A pasted text. When it turns out to be no request, it goes into the field as if nothing had been. */
  readonly hold: (text: string) => void
  readonly holdFile: (file: File) => void
  readonly load: () => void
  readonly keepAsText: () => void
  readonly discard: () => void
}
