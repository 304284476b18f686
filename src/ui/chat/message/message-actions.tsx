import type { ReactElement, ReactNode } from 'react'

import { useIsNear } from './near.ts'

/** The row of a message's buttons: its place is kept, the buttons come with the message into view. */
export function MessageActions({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="message-actions">{useIsNear() && children}</div>
}
