import { CircleHelp } from 'lucide-react'
import type { ReactElement } from 'react'

import type { SliderParam } from '../../core/chat/params.ts'
import { PopoverButton } from '../kit/popover-button.tsx'

/** What a parameter does: one sentence, one example, one rule. */
export const Explain = ({ param }: { readonly param: SliderParam }): ReactElement => (
  <PopoverButton
    label={`About ${param.label}`}
    icon={<CircleHelp aria-hidden size={16} strokeWidth={1.5} />}
  >
    <p className="m-0 font-medium">{param.explanation}</p>
    <p className="mx-0 my-1 text-ink2">{param.example}</p>
    <p className="m-0 text-ink2">{param.rule}</p>
  </PopoverButton>
)
