import { useId, useMemo, useRef, type ReactElement } from 'react'

import { estimateParseMs } from '../../core/markdown/parse-cost.ts'

import { BlockList } from './block-list.tsx'
import { collectReferences, noReferences } from './references.ts'
import { PlainText } from './plain-text.tsx'
import type { References } from './remark-references.ts'
import { splitBlocks, type Block, type Split } from './split-blocks.ts'
import { useGrowingCount } from './use-growing-count.ts'
import { usePaced } from './use-paced.ts'

type MarkdownBlocksProps = { readonly text: string; readonly isStreaming: boolean }

/** An answer as blocks. Those that are settled keep their elements while the last one grows. */
export function MarkdownBlocks({ text, isStreaming }: MarkdownBlocksProps): ReactElement {
  const idPrefix = `answer-${useId()}-`
  const { blocks, references } = useSplit(text, isStreaming)
  const count = useGrowingCount(blocks)
  const next = blocks[count]
  return (
    <>
      <BlockList
        blocks={next ? blocks.slice(0, count) : blocks}
        references={references}
        isStreaming={isStreaming}
        idPrefix={idPrefix}
      />
      {next && <PlainText text={text.slice(next.start)} />}
    </>
  )
}

/**
 * The split of the text before is where this one goes on; it is pure, so losing it costs only time.
 * A last block that is heavy to parse is not parsed for every few characters.
 */
function useSplit(
  newest: string,
  isStreaming: boolean,
): { blocks: readonly Block[]; references: References } {
  const earlier = useRef<{ split: Split; references: References } | null>(null)
  const text = usePaced(newest, isStreaming ? pauseAfter(earlier.current?.split.blocks.at(-1)) : 0)
  return useMemo(() => {
    const split = splitBlocks(text, earlier.current?.split ?? null)
    const references = collectReferences(split.blocks, earlier.current?.references ?? noReferences)
    earlier.current = { split, references }
    return { blocks: split.blocks, references }
  }, [text])
}

/** Parsing takes at most about a quarter of the time: 20 ms are followed by a pause of 80 ms. */
function pauseAfter(last: Block | undefined): number {
  if (last?.kind !== 'markdown') return 0
  const parseMs = estimateParseMs(last.text)
  if (parseMs < 4) return 0
  // In few steps, so that the timer is not set anew for each length.
  return 2 ** Math.ceil(Math.log2(parseMs)) * 4
}
