import type { ReactElement } from 'react'

import { useNotices } from './client-context.tsx'

/**
 * The three regions that a screen reader listens to, present from the first paint and mounted once
 * (ux.md §1.8). The visible conversation is not live: it changes with every token.
 */
export function Announcer(): ReactElement {
  const status = useNotices((notices) => notices.status)
  const alert = useNotices((notices) => notices.alert)
  const answer = useNotices((notices) => notices.spokenAnswer)
  return (
    <>
      {/* A role and not `<output>`, which belongs to a form. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="status" aria-live="polite" className="visually-hidden">
        {status}
      </div>
      <div role="alert" aria-live="assertive" className="visually-hidden">
        {alert}
      </div>
      <div role="log" aria-live="polite" aria-label="Last answer" className="visually-hidden">
        {answer}
      </div>
    </>
  )
}
