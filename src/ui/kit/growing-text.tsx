import { useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react'

/**
 * The text of an element that grows at its end. React would put a new text in the place of the old one at
 * every update, and a selection in it is lost; what came is added to the text that stands there.
 * @returns what the element is given: `<div {...useGrowingText(text)} />`
 */
export function useGrowingText<Place extends HTMLElement>(
  text: string,
): { readonly ref: RefObject<Place | null>; readonly children: string } {
  const ref = useRef<Place>(null)
  const [children] = useState(text) // never another one: React has nothing to change
  useLayoutEffect(() => {
    if (ref.current) showGrown(ref.current, text)
  }, [text])
  return { ref, children }
}

/** A piece of a text within a line. */
export function GrowingText({
  text,
  className,
}: {
  readonly text: string
  readonly className?: string | undefined
}): ReactElement {
  return <span className={className} {...useGrowingText<HTMLSpanElement>(text)} />
}

function showGrown(place: HTMLElement, text: string): void {
  const shown = place.firstChild
  if (!(shown instanceof Text)) place.textContent = text
  else if (!text.startsWith(shown.data)) shown.data = text
  else if (text.length > shown.data.length) shown.appendData(text.slice(shown.data.length))
}
