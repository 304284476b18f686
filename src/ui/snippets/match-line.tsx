import type { ReactElement } from 'react'

import type { SentCounts } from './count-sent.ts'

interface MatchLineProps {
  readonly counts: SentCounts
  /** Messages that Send sends and the code does not. */
  readonly omitted: number
  /** Whether the code goes where Send goes. */
  readonly isSameAddress: boolean
}

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`

/** What this code has in common with Send, and what not. */
export function MatchLine({ counts, omitted, isSameAddress }: MatchLineProps): ReactElement {
  const { sent, extra, leftOut } = counts
  const isMatch = omitted === 0
  return (
    <p className="match-line">
      <span aria-hidden className="state-mark" data-state={isMatch ? 'ready' : 'none'} />
      <span>
        {isMatch
          ? 'Matches the next request'
          : `Differs from Send: ${count(omitted, 'earlier message is', 'earlier messages are')} not in the code`}
        {' · '}
        {count(sent, 'parameter', 'parameters')}
        {extra > 0 && ` and ${count(extra, 'extra member', 'extra members')}`} sent, {leftOut} left
        out
        {!isSameAddress &&
          (isMatch ? ' · the body is the same; Send goes to the demo' : ' · Send goes to the demo')}
      </span>
    </p>
  )
}
