import { CircleHelp } from 'lucide-react'
import { lazy, type ReactElement } from 'react'

import type { ParamName } from '../../core/chat/params.ts'
import { PopoverButton } from '../kit/popover-button.tsx'

// The popover waits for its own code anyway.
const ExplainText = lazy(async () => ({
  default: (await import('./explain-text.tsx')).ExplainText,
}))

interface ExplainProps {
  readonly name: ParamName
  readonly label: string
}

/** What a parameter does, for who asks. */
export const Explain = ({ name, label }: ExplainProps): ReactElement => (
  <PopoverButton
    label={`About ${label}`}
    icon={<CircleHelp aria-hidden size={16} strokeWidth={1.5} />}
  >
    <ExplainText name={name} />
  </PopoverButton>
)
