import type { ReactElement } from 'react'

import { useCommands, useNotices } from '../access/client-context.tsx'
import { useChat } from './chat-context.tsx'

/** After a request was loaded or another model chosen, as long as that can be taken back. */
export function DockUndo(): ReactElement | null {
  const { undo } = useCommands()
  const { focusComposer } = useChat()
  const notice = useNotices((notices) =>
    notices.undo.findLast(({ place }) => place.kind === 'import' || place.kind === 'model'),
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
