import type { ReactElement } from 'react'

import { Button } from '../kit/button.tsx'

interface ClearPanelProps {
  readonly count: number
  readonly onExport: () => void
  readonly onDelete: () => void
  readonly onCancel: () => void
}

/** Before all chats go, they are offered as a file. Even then there is an undo. */
export const ClearPanel = ({
  count,
  onExport,
  onDelete,
  onCancel,
}: ClearPanelProps): ReactElement => (
  <section aria-label="Clear all" className="history-panel">
    <h2 className="font-semibold">Delete {count === 1 ? 'the one chat' : `all ${count} chats`}?</h2>
    <p className="text-dense text-ink2">
      They are kept in this browser alone. An export can be imported again.
    </p>
    <div className="history-choices">
      <Button look="main" onClick={onExport}>
        Export first…
      </Button>
      <Button onClick={onDelete}>Delete</Button>
      <Button look="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  </section>
)
