/** A piece of a string: letters, or an expression that a running program puts in. */
export type StringPart =
  | { readonly kind: 'text'; readonly text: string; readonly from: number }
  | { readonly kind: 'expression'; readonly code: string; readonly from: number }

interface Placed {
  readonly from: number
  readonly to: number
  /** It is the first of its line. */
  readonly startsLine: boolean
}

/** What code is made of, comments and white space left out. */
export type CodeToken = Placed &
  (
    | { readonly kind: 'name' | 'number' | 'mark'; readonly text: string }
    | { readonly kind: 'string'; readonly parts: readonly StringPart[]; readonly text: '' }
  )
