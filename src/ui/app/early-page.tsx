import { useLayoutEffect, type ReactNode } from 'react'

import { removeEarlyPage } from '../chat/composer/early-field.ts'

/**
 * Takes away what `index.html` shows before the scripts run. In the task that puts the page there,
 * after the composer has read what was typed: its effects come first.
 */
export function EarlyPage({ children }: { readonly children: ReactNode }): ReactNode {
  useLayoutEffect(removeEarlyPage, [])
  return children
}
