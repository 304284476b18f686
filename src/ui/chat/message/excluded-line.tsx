import type { ReactElement } from 'react'

import { useCommands } from '../../access/client-context.tsx'

/** Above a message that is seen and not sent. */
export function ExcludedLine({ nodeId }: { readonly nodeId: string }): ReactElement {
  const { excludeMessage } = useCommands()
  return (
    <p className="excluded-line">
      Left out of requests.{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => void excludeMessage(nodeId, false)}
      >
        Send again
      </button>
    </p>
  )
}
