import type { ReactElement } from 'react'

import { useCommands, useNotices } from '../access/client-context.tsx'
import { useChat } from './chat-context.tsx'

/** What was done to the whole next request, as long as that can be taken back. */
export function DockUndo(): ReactElement | null {
  const { undo } = useCommands()
  const { focusComposer } = useChat()
  const notice = useNotices((notices) =>
    notices.undo.findLast(({ place }) => /^(import|model|try)$/.test(place.kind)),
  )
  if (!notice) return null
  return (
    <div className="dock-undo">
      {notice.label}{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => {
          focusComposer() // the button goes
          void undo(notice.id)
        }}
      >
        Undo
      </button>
      {notice.details && (
        <ul>
          {notice.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
