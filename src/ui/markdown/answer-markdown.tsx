import { memo, useId, useLayoutEffect, useRef, useState, type ReactElement } from 'react'

import { useLazyPart } from '../kit/lazy-part.ts'

import { answerClick } from './answer-actions.ts'
import './markdown.css'
import type { AnswerPainter } from './painter.ts'
import { renderer } from './renderer.ts'

type AnswerMarkdownProps = {
  readonly text: string
  /** More text is to come. */
  readonly isStreaming: boolean
}

/**
 * The text of an answer. React knows the place alone; what is in it is painted by `painter.ts`.
 * What parses Markdown is fetched when it is needed, and until it
 * has arrived, or when it cannot be had, the text shows as it was written.
 */
export const AnswerMarkdown = memo(function AnswerMarkdown(
  props: AnswerMarkdownProps,
): ReactElement {
  const { text, isStreaming } = props
  const createPainter = useLazyPart(renderer)
  const idPrefix = `answer-${useId()}-`
  const place = useRef<HTMLDivElement>(null)
  const painter = useRef<AnswerPainter | null>(null)
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
  if (failure) throw failure.error // to the boundary of this message

  useLayoutEffect(() => {
    const element = place.current
    if (!element) return undefined
    element.addEventListener('click', answerClick)
    return () => element.removeEventListener('click', answerClick)
  }, [])

  useLayoutEffect(() => {
    const element = place.current
    if (!element || !createPainter) return undefined
    element.replaceChildren()
    painter.current = createPainter(element, idPrefix, (error) => setFailure({ error }))
    return () => {
      painter.current?.end()
      painter.current = null
    }
  }, [createPainter, idPrefix])

  useLayoutEffect(() => {
    if (painter.current) painter.current.show(text, isStreaming)
    else if (place.current) showPlainly(place.current, text)
  }, [createPainter, text, isStreaming])

  return <div className="answer-markdown" ref={place} />
})

function showPlainly(place: HTMLElement, text: string): void {
  const shown = place.firstElementChild ?? place.appendChild(document.createElement('p'))
  shown.className = 'answer-plain'
  shown.setAttribute('dir', 'auto')
  shown.textContent = text
}
