import type { ReactElement } from 'react'

import type { EnterHabits } from '../../kit/enter-key.ts'

const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform)

interface ComposerHintProps extends EnterHabits {
  /** Nothing is typed, and what stands last has no answer yet. */
  readonly asksForAnswer: boolean
}

/** What Send and the keys do here, as they are set. A touch screen without keys is told no keys. */
export function ComposerHint(props: ComposerHintProps): ReactElement | null {
  const { enterSends, isSoftKeyboard, asksForAnswer } = props
  if (asksForAnswer)
    return <p className="composer-hint">Send asks for an answer to the last message</p>
  if (isSoftKeyboard) return null
  const keys = enterSends
    ? 'Enter to send · Shift+Enter for a new line'
    : `${isMac() ? 'Cmd' : 'Ctrl'}+Enter to send · Enter for a new line`
  return <p className="composer-hint">{keys} · Esc to stop</p>
}
