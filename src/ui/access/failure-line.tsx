import type { ReactElement } from 'react'

import { Button } from '../kit/button.tsx'
import { useClient, useNotices } from './client-context.tsx'

/** Says what was asked for and not done, until somebody has read it. */
export function FailureLine(): ReactElement | null {
  const { notices } = useClient()
  const failure = useNotices((state) => state.failure)
  if (failure === '') return null
  return (
    <div role="alert" className="notice-line">
      <span>{failure}</span>
      <Button onClick={() => notices.setState({ failure: '' })}>Close</Button>
    </div>
  )
}
