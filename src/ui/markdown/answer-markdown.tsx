import { memo, type ReactElement } from 'react'

import { withoutUndecidedLine } from '../../core/markdown/unfinished-line.ts'

import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import './markdown.css'
import { PlainText } from './plain-text.tsx'
import { RenderBoundary } from './render-boundary.tsx'

const renderer = createLazyPart(async () => (await import('./markdown-blocks.tsx')).MarkdownBlocks)

/** Fetch the renderer before the first answer needs it; call it when the page is idle. */
export const preloadMarkdown = (): Promise<void> => renderer.load()

type AnswerMarkdownProps = {
  readonly text: string
  /** More text is to come. */
  readonly isStreaming: boolean
}

/**
 * The text of an answer. This much is in the first load; what parses Markdown is fetched when it
 * is needed, and until it has arrived, or when it fails, the text shows as it was written.
 */
export const AnswerMarkdown = memo(function AnswerMarkdown(
  props: AnswerMarkdownProps,
): ReactElement {
  const { text, isStreaming } = props
  const Blocks = useLazyPart(renderer)
  const shown = isStreaming ? withoutUndecidedLine(text) : text
  const plain = <PlainText text={shown} />
  return (
    <div className="answer-markdown">
      {Blocks ? (
        <RenderBoundary resetKey={shown} fallback={plain}>
          <Blocks text={shown} isStreaming={isStreaming} />
        </RenderBoundary>
      ) : (
        plain
      )}
    </div>
  )
})
