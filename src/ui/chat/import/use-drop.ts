import { useState, type DOMAttributes, type DragEvent } from 'react'

import { mayBeRequest } from './may-be-request.ts'
import { preloadReader } from './read-import.ts'
import type { HeldText } from './held-text.ts'

type DropHandlers = Pick<
  DOMAttributes<HTMLElement>,
  'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop'
>

interface Drop {
  /** A file is over the pane. */
  readonly isOver: boolean
  readonly handlers: DropHandlers
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files')

/** Where the browser itself takes a text that is dropped; a message that is begun stays its own. */
const isField = (target: EventTarget): target is HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement

/** Takes a file, or a text that looks like a request, wherever on the pane it is dropped. */
export function useDrop({ hold, holdFile }: Pick<HeldText, 'hold' | 'holdFile'>): Drop {
  const [isOver, setIsOver] = useState(false)
  const handlers: DropHandlers = {
    onDragEnter: (event) => {
      if (!hasFiles(event)) return
      preloadReader()
      setIsOver(true)
    },
    onDragOver: (event) => {
      if (hasFiles(event) || !isField(event.target)) event.preventDefault() // it may be dropped here
    },
    onDragLeave: ({ currentTarget, relatedTarget }) => {
      const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
      if (!isInside) setIsOver(false)
    },
    onDrop: (event) => {
      setIsOver(false)
      const { target, dataTransfer } = event
      const file = dataTransfer.files[0]
      const text = dataTransfer.getData('text/plain')
      const isBegun = isField(target) && target.value.trim() !== ''
      if (file) holdFile(file)
      else if (!isBegun && mayBeRequest(text)) hold(text)
      else return
      event.preventDefault()
    },
  }
  return { isOver, handlers }
}
