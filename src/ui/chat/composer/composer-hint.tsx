import type { ReactElement } from 'react'

import type { EnterHabits } from './enter-key.ts'

const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform)

/** What the keys do here, as they are set. A touch screen without keys has nothing to be told. */
export function ComposerHint({ enterSends, isSoftKeyboard }: EnterHabits): ReactElement | null {
  if (isSoftKeyboard) return null
  const keys = enterSends
    ? 'Enter to send · Shift+Enter for a new line'
    : `${isMac() ? 'Cmd' : 'Ctrl'}+Enter to send · Enter for a new line`
  return <p className="composer-hint">{keys} · Esc to stop</p>
}
