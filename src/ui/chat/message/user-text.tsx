import { useLayoutEffect, useRef, useState, type ReactElement } from 'react'

interface UserTextProps {
  readonly text: string
  readonly ordinal: number
}

/** The narrowest screen has room for ten wide characters in a line. */
const fewestInLine = 10
const foldedLines = 12

/** Most questions are short on every screen, and need not be measured at all. */
const mayBeLong = (text: string): boolean =>
  text.length > fewestInLine && text.length / fewestInLine + text.split('\n').length > foldedLines

/** Long pastes are folded at twelve lines (the number is in `chat.css`). */
export function UserText({ text, ordinal }: UserTextProps): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [isLong, setIsLong] = useState(false)
  const isMeasured = !isOpen && mayBeLong(text)
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !isMeasured || !('ResizeObserver' in window)) return
    // Reports what is laid out, before it is painted. To ask would lay out what is out of sight.
    const observer = new ResizeObserver(() =>
      setIsLong(element.scrollHeight > element.clientHeight + 1),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [isMeasured])
  return (
    <div className="user-bubble">
      <div
        ref={box}
        className="message-body plain-text user-text"
        dir="auto"
        data-open={isOpen || undefined}
      >
        {text}
      </div>
      {isLong && (
        <button
          type="button"
          className="text-button"
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Show less' : 'Show all'} of message ${ordinal}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  )
}
