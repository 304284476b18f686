import { useEffect, useState } from 'react'

import { useClient } from '../access/client-context.tsx'
import { useBackCloses } from './use-back-closes.ts'
import type { Layout } from './use-layout.ts'

/**
 * Whether the settings lie over the conversation as a sheet, and how to close it. They are always
 * open beside it, so only a fresh wish to see them counts: a page begins with the sheet closed.
 */
export function useSettingsSheet(layout: Layout): readonly [boolean, () => void] {
  const { workspace, commands } = useClient()
  const isNarrow = layout === 'narrow'
  const [isAsked, setIsAsked] = useState(false)
  useEffect(() => {
    if (!isNarrow) return
    return workspace.subscribe((now, before) => {
      if (now.layout !== before.layout) setIsAsked(now.layout.isRightOpen)
    })
  }, [workspace, isNarrow])
  const isOpen = isNarrow && isAsked
  const close = () => commands.setLayout({ isRightOpen: false })
  useBackCloses(isOpen, close)
  return [isOpen, close]
}
