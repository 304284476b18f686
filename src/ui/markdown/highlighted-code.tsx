import { memo, useEffect, useState, type ReactElement, type ReactNode } from 'react'

import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import { whenIdle } from '../kit/when-idle.ts'

const highlighter = createLazyPart(async () => (await import('./highlighter.ts')).highlight)

/** Above this, colours cost more than they tell: 50 kB take up to 100 ms in one task. */
const maxColouredLength = 50_000
/** Code that still grows is coloured when it has rested this long. */
const restMs = 120

type Coloured = { readonly code: string; readonly language: string; readonly nodes: ReactNode }

type HighlightedCodeProps = {
  readonly code: string
  readonly language: string
  /** More is to come: the code stays plain. */
  readonly isOpen: boolean
}

/** Code as text, then, when it is complete and the page is idle, in colours. */
export const HighlightedCode = memo(function HighlightedCode(
  props: HighlightedCodeProps,
): ReactElement {
  const { code, language, isOpen } = props
  const isWanted = !isOpen && language !== '' && code.length <= maxColouredLength
  const highlight = useLazyPart(highlighter, isWanted)
  const [coloured, setColoured] = useState<Coloured | null>(null)

  useEffect(() => {
    if (!isWanted || !highlight) return
    return whenRested(() => setColoured({ code, language, nodes: highlight(code, language) }))
  }, [isWanted, highlight, code, language])

  const isCurrent = coloured?.code === code && coloured.language === language
  return <code>{(isCurrent && coloured.nodes) || code}</code>
})

/** @returns takes the wish back */
function whenRested(job: () => void): () => void {
  let takeBack: (() => void) | null = null
  const timer = setTimeout(() => {
    takeBack = whenIdle(job)
  }, restMs)
  return () => {
    clearTimeout(timer)
    takeBack?.()
  }
}
