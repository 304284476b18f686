import { CircleHelp } from 'lucide-react'
import type { ReactElement } from 'react'

import { PopoverButton } from '../kit/popover-button.tsx'

/** What the tables of `core/chat` say of a parameter. */
export interface Explained {
  readonly label: string
  readonly explanation: string
  readonly example: string
  readonly rule: string
}

/** What a parameter does: one sentence, one example, one rule. */
export const Explain = ({ about }: { readonly about: Explained }): ReactElement => (
  <PopoverButton
    label={`About ${about.label}`}
    icon={<CircleHelp aria-hidden size={16} strokeWidth={1.5} />}
  >
    <p className="m-0 font-medium">{about.explanation}</p>
    <p className="mx-0 my-1 text-ink2">{about.example}</p>
    <p className="m-0 text-ink2">{about.rule}</p>
  </PopoverButton>
)
