import type { ReactElement } from 'react'

import { FootnoteSection, MarkdownBlock } from './markdown-block.tsx'
import { hasFootnoteText, noReferences, readFootnoteCalls } from './references.ts'
import type { References } from './remark-references.ts'
import type { Block } from './split-blocks.ts'

type BlockListProps = {
  readonly blocks: readonly Block[]
  readonly references: References
  readonly isStreaming: boolean
  /** Before every id, so that two answers never share one and none is an element's of the app. */
  readonly idPrefix: string
}

/** Blocks in their order, each with what it must know of the others, and the footnotes last. */
export function BlockList(props: BlockListProps): ReactElement {
  const { blocks, references, isStreaming, idPrefix } = props
  const calls: string[] = []
  const rendered = blocks.map((block) => {
    // A block without a bracket has no link and no footnote, whatever the others define.
    const needsReferences = block.kind === 'markdown' && block.text.includes('[')
    const own = needsReferences ? readFootnoteCalls(block, references) : []
    const earlierCalls = own.length > 0 ? calls.join('\n') : ''
    calls.push(...own)
    return (
      <MarkdownBlock
        key={block.start}
        block={block}
        // Not `isStreaming`: at the end of a stream the settled blocks need not render again.
        isOpen={isStreaming && block.kind !== 'plain' && block.isOpen}
        references={needsReferences ? references : noReferences}
        earlierCalls={earlierCalls}
        idPrefix={idPrefix}
      />
    )
  })
  return (
    <>
      {rendered}
      {calls.length > 0 && (
        <FootnoteSection
          text={blocks
            .filter(hasFootnoteText)
            .map(({ text }) => text)
            .join('\n\n')}
          references={references}
          earlierCalls={calls.join('\n')}
          idPrefix={idPrefix}
        />
      )}
    </>
  )
}
