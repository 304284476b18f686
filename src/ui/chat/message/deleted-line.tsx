import type { ReactElement } from 'react'

import { useCommands, useNotices } from '../../access/client-context.tsx'

/** In the place of a deleted message as long as it can be brought back; then nothing. */
export function DeletedLine({ nodeId }: { readonly nodeId: string }): ReactElement | null {
  const { undo } = useCommands()
  const notice = useNotices((notices) =>
    notices.undo.find(({ place }) => place.kind === 'message' && place.nodeId === nodeId),
  )
  if (!notice) return null
  return (
    <p className="deleted-line">
      {notice.label}{' '}
      <button type="button" className="text-button" onClick={() => void undo(notice.id)}>
        Undo
      </button>
    </p>
  )
}
