import type { Fault } from '../place.ts'
import type { Variables } from '../variables.ts'
import type { ShellToken } from './command.ts'

/** A `<<EOF` that was read, and whose text comes after the line. */
export interface HereDocument {
  readonly from: number
  readonly delimiter: string
  /** The delimiter was quoted: nothing in the text is special. */
  readonly isVerbatim: boolean
  /** `<<-`: tabs at the beginning of lines are not part of it. */
  readonly stripsTabs: boolean
  /** Where the tokens of its command end. */
  readonly tokenIndex: number
}

/** A script that is being read. */
export interface BashScan {
  readonly source: string
  at: number
  /** What variables hold that the text itself sets. */
  readonly known: Variables
  /** Ends of `$(cat <<EOF` that were looked for, and are not there. */
  readonly missingEnds: Set<string>
  /** Here-documents whose text begins after the end of this line. */
  readonly pending: HereDocument[]
  readonly tokens: ShellToken[]
  fault: Fault | null
}
