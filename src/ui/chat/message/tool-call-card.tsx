import { SquareFunction } from 'lucide-react'
import type { ReactElement } from 'react'

import type { ToolCall } from '../../../core/chat/message.ts'
import { RawText } from '../raw-text.tsx'

/** A call that the model asks for. Nothing here runs it; the arguments stand as they came. */
export function ToolCallCard({ call }: { readonly call: ToolCall }): ReactElement {
  return (
    <section className="tool-call" aria-label={`Tool call ${call.name}`}>
      <p className="tool-call-name">
        <SquareFunction aria-hidden size={16} strokeWidth={1.5} />
        <bdi dir="ltr" className="mono">
          {call.name || 'unnamed'}
        </bdi>
        <bdi dir="ltr" className="mono faint">
          {call.id}
        </bdi>
      </p>
      <RawText label={`Arguments of ${call.name}`} text={call.argumentsText} />
    </section>
  )
}
