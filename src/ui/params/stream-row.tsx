import { useId, type ReactElement } from 'react'

import { useCommands, useWorkspace } from '../access/client-context.tsx'

/** Whether the answer comes piece by piece. */
export function StreamRow(): ReactElement {
  const { setStream } = useCommands()
  const stream = useWorkspace((workspace) => workspace.stream)
  const id = useId()
  return (
    <div className="param-row" data-changed={!stream || undefined}>
      <label className="stream-row">
        <span className="font-medium">Stream the answer</span>
        <input
          type="checkbox"
          aria-describedby={`${id}-note`}
          className="check-box"
          checked={stream}
          onChange={(event) => setStream(event.target.checked)}
        />
      </label>
      <div id={`${id}-note`} aria-live="polite" className="param-note">
        {stream ? null : 'The answer comes in one piece, when it is finished.'}
      </div>
    </div>
  )
}
