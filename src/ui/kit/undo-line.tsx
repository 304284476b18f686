import type { ReactElement } from 'react'

import { Button } from './button.tsx'

interface UndoLineProps {
  /** What happened: "Parameters reset." */
  readonly label: string
  readonly onUndo: () => void
}

/** Stands where the thing was, until it is too late to take it back. No timer to race. */
export const UndoLine = ({ label, onUndo }: UndoLineProps): ReactElement => (
  <div className="undo-line">
    <span>{label}</span>
    <Button look="quiet" className="font-medium text-accent-text underline" onClick={onUndo}>
      Undo
    </Button>
  </div>
)
