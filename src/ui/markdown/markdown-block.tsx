import { memo, type ReactElement } from 'react'
import Markdown, { type Options } from 'react-markdown'

import { CodeBlock } from './code-block.tsx'
import { answerElements } from './elements.tsx'
import { OpenBlockProvider } from './open-block.ts'
import { PlainText } from './plain-text.tsx'
import { rehypeLinkText } from './rehype-link-text.ts'
import {
  countedFootnotes,
  literalHtml,
  remarkKnownReferences,
  remarkOnlyFootnotes,
  remarkResolveLinks,
  type References,
} from './remark-references.ts'
import { RenderBoundary } from './render-boundary.tsx'
import type { Block } from './split-blocks.ts'
import { answerSyntax } from './syntax.ts'

/** How the whole of an answer is rendered. A block adds what it knows of the other blocks. */
export function renderOptions(idPrefix: string): Options {
  return {
    components: answerElements,
    remarkPlugins: answerSyntax,
    rehypePlugins: [rehypeLinkText],
    remarkRehypeOptions: { clobberPrefix: idPrefix, handlers: literalHtml },
    // The elements check every address, and show the ones they refuse.
    urlTransform: (address) => address,
  }
}

type Surroundings = {
  readonly references: References
  /** Footnotes called before, joined by line ends, because equal strings are equal to React. */
  readonly earlierCalls: string
  readonly idPrefix: string
}

type MarkdownBlockProps = Surroundings & {
  readonly block: Block
  /** It is still being written, its closing fence not seen. */
  readonly isOpen: boolean
}

/** One block of an answer. It renders again only when its own text or its surroundings change. */
export const MarkdownBlock = memo(function MarkdownBlock(props: MarkdownBlockProps): ReactElement {
  const { block, isOpen, references, earlierCalls, idPrefix } = props
  if (block.kind === 'plain') return <PlainText text={block.text} />
  if (block.kind === 'code') return <CodeBlock {...block} isOpen={isOpen} />
  const options = renderOptions(idPrefix)
  return (
    <RenderBoundary resetKey={block.text} fallback={<PlainText text={block.text} />}>
      <OpenBlockProvider value={isOpen}>
        <Markdown
          {...options}
          remarkPlugins={[
            ...answerSyntax,
            [remarkKnownReferences, references],
            [remarkResolveLinks, references],
          ]}
          remarkRehypeOptions={withFootnotes(options, earlierCalls)}
        >
          {block.text}
        </Markdown>
      </OpenBlockProvider>
    </RenderBoundary>
  )
})

/** The footnotes' texts, which stand wherever the model put them, as one list at the end. */
export const FootnoteSection = memo(function FootnoteSection(
  props: Surroundings & { readonly text: string },
): ReactElement {
  const { text, references, earlierCalls, idPrefix } = props
  const options = renderOptions(idPrefix)
  return (
    <RenderBoundary resetKey={text} fallback={<PlainText text={text} />}>
      <Markdown
        {...options}
        remarkPlugins={[
          ...answerSyntax,
          [remarkKnownReferences, references],
          [remarkOnlyFootnotes, references],
        ]}
        remarkRehypeOptions={withFootnotes(options, earlierCalls)}
      >
        {text}
      </Markdown>
    </RenderBoundary>
  )
})

const withFootnotes = (options: Options, earlierCalls: string): Options['remarkRehypeOptions'] => ({
  ...options.remarkRehypeOptions,
  handlers: { ...literalHtml, ...countedFootnotes(earlierCalls ? earlierCalls.split('\n') : []) },
})
