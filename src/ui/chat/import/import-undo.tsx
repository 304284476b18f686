import type { ReactElement } from 'react'

import { useCommands, useNotices } from '../../access/client-context.tsx'
import { useChat } from '../chat-context.tsx'

/** After a request was loaded, as long as that can be taken back. */
export function ImportUndo(): ReactElement | null {
  const { undo } = useCommands()
  const { focusComposer } = useChat()
  const notice = useNotices((notices) =>
    notices.undo.findLast(({ place }) => place.kind === 'import'),
  )
  if (!notice) return null
  return (
    <p className="import-undo">
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
    </p>
  )
}
