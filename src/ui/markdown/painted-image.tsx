import { useLayoutEffect, useRef, type ReactElement } from 'react'

import { answerClick } from './answer-actions.ts'
import { imageElement } from './image-elements.ts'
import { paint } from './paint.ts'

type PaintedImageProps = { readonly source: string; readonly alt: string }

/** An image of a message that React shows, under the same rule as those of answers. */
export function PaintedImage({ source, alt }: PaintedImageProps): ReactElement {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return undefined
    element.replaceChildren(paint(imageElement(source, alt, false), () => undefined))
    element.addEventListener('click', answerClick)
    return () => element.removeEventListener('click', answerClick)
  }, [source, alt])
  return <span ref={place} />
}
