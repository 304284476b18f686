import { useEffect, useState } from 'react'

import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { useBackCloses } from './use-back-closes.ts'
import type { Layout } from './use-layout.ts'

/**
 * Whether the settings lie over the conversation as a sheet. Beside it they are always open, so the
 * workspace's word counts only here, and a page begins with the sheet closed.
 */
export function useSettingsSheet(layout: Layout): readonly [boolean, () => void] {
  const { setLayout } = useCommands()
  const isNarrow = layout === 'narrow'
  const isAsked = useWorkspace((workspace) => workspace.layout.isRightOpen)
  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    setLayout({ isRightOpen: false })
    setIsReady(isNarrow)
  }, [isNarrow, setLayout])
  const isOpen = isNarrow && isReady && isAsked
  const close = () => setLayout({ isRightOpen: false })
  useBackCloses(isOpen, close)
  return [isOpen, close]
}
