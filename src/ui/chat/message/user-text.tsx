import { useLayoutEffect, useRef, useState, type ReactElement } from 'react'

interface UserTextProps {
  readonly text: string
  readonly ordinal: number
}

/** Long pastes are folded at twelve lines (the number is in `chat.css`). */
export function UserText({ text, ordinal }: UserTextProps): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [isLong, setIsLong] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (element && !isOpen) setIsLong(element.scrollHeight > element.clientHeight + 1)
  }, [isOpen])
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
