import { RotateCcw } from 'lucide-react'
import type { ReactElement } from 'react'

interface ResetButtonProps {
  /** The accessible name: "Reset Temperature to 0.7". */
  readonly label: string
  /** The value before; null where it is too long to be shown. */
  readonly was: string | null
  readonly onReset: () => void
}

/** The mark of a changed setting, which takes it back. */
export const ResetButton = ({ label, was, onReset }: ResetButtonProps): ReactElement => (
  <button
    type="button"
    aria-label={label}
    title={label}
    className="control reset-button"
    data-shape="small"
    onClick={onReset}
  >
    {was === null ? 'changed' : `was ${was}`}
    <RotateCcw aria-hidden size={14} strokeWidth={1.75} />
  </button>
)
