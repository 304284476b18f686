import { lazy, type ReactElement } from 'react'

import { useServing } from '../access/use-serving.ts'
import { LazyPanel } from '../kit/lazy-panel.tsx'

// It waits for the server's list of providers anyway: its code need not come before the first paint.
const DialectSwitch = lazy(async () => ({
  default: (await import('./dialect-switch.tsx')).DialectSwitch,
}))

/** The wire format, where the provider speaks more than one. */
export function DialectChoice(): ReactElement | null {
  const serving = useServing()
  const offered = (serving?.chosen ?? serving?.actual)?.dialects ?? []
  if (offered.length < 2) return null
  return (
    <LazyPanel what="The request format" height={92}>
      <DialectSwitch offered={offered} />
    </LazyPanel>
  )
}
