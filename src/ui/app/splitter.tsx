import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react'

interface SplitterProps {
  /** The width of the pane behind it, in CSS pixels. */
  readonly width: number
  readonly min: number
  readonly max: number
  readonly initial: number
  readonly onChange: (width: number) => void
}

const stepPx = 16

/** The movable edge of the pane at the end: by pointer, by arrows, and a double click sets it back. */
export function Splitter({ width, min, max, initial, onChange }: SplitterProps): ReactElement {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const [isDragging, setIsDragging] = useState(false)
  const moveTo = (wanted: number) => {
    const next = Math.round(Math.min(max, Math.max(min, wanted)))
    if (next !== width) onChange(next)
  }
  const isRtl = (element: Element) => getComputedStyle(element).direction === 'rtl'

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
    setIsDragging(true)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!start.current) return
    const moved = (start.current.x - event.clientX) * (isRtl(event.currentTarget) ? -1 : 1)
    moveTo(start.current.width + moved)
  }
  const onPointerUp = () => {
    start.current = null
    setIsDragging(false)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const sign = isRtl(event.currentTarget) ? -1 : 1
    const next = {
      ArrowLeft: width + stepPx * sign,
      ArrowRight: width - stepPx * sign,
      Home: min,
      End: max,
      Enter: initial,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    moveTo(next)
  }
  return (
    // A separator that can be focused is a control (ARIA 1.2): `hr` cannot be one.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the run settings"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex
      className="splitter"
      data-dragging={isDragging || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => onChange(initial)}
      onKeyDown={onKeyDown}
    />
  )
}
