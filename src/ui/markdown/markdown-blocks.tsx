import { useId, useMemo, useRef, type ReactElement } from 'react'

import { estimateParseMs } from '../../core/markdown/parse-cost.ts'

import { BlockList } from './block-list.tsx'
import { collectReferences, noReferences } from './references.ts'
import { PlainText } from './plain-text.tsx'
import type { References } from './remark-references.ts'
import { splitBlocks, type Block, type Split } from './split-blocks.ts'
import { useGrowingCount } from './use-growing-count.ts'
import { useGrowingReach } from './use-growing-reach.ts'
import { usePaced } from './use-paced.ts'

type MarkdownBlocksProps = { readonly text: string; readonly isStreaming: boolean }

/** An answer as blocks. Those that are settled keep their elements while the last one grows. */
export function MarkdownBlocks({ text, isStreaming }: MarkdownBlocksProps): ReactElement {
  const idPrefix = `answer-${useId()}-`
  const earlier = useRef<Analysis | null>(null)
  const pauseMs = isStreaming ? pauseAfter(earlier.current?.split.blocks.at(-1)) : 0
  const paced = usePaced(text, pauseMs)
  const reached = paced.slice(0, useGrowingReach(paced))
  const { split, references } = useMemo(
    () => (earlier.current = analyse(reached, earlier.current)),
    [reached],
  )
  const count = useGrowingCount(split.blocks)
  const next = split.blocks[count]
  const rest = paced.slice(next?.start ?? reached.length)
  return (
    <>
      <BlockList
        blocks={next ? split.blocks.slice(0, count) : split.blocks}
        references={references}
        isStreaming={isStreaming}
        idPrefix={idPrefix}
      />
      {rest && <PlainText text={rest} />}
    </>
  )
}

type Analysis = { readonly split: Split; readonly references: References }

/** Goes on from what is known of a shorter prefix. It is pure: losing that costs only time. */
function analyse(text: string, earlier: Analysis | null): Analysis {
  const split = splitBlocks(text, earlier?.split ?? null)
  return {
    split,
    references: collectReferences(split.blocks, earlier?.references ?? noReferences),
  }
}

/**
 * A last block that is heavy to parse is not parsed for every few characters: 20 ms of parsing are
 * followed by a pause of at least 80 ms.
 */
function pauseAfter(last: Block | undefined): number {
  if (last?.kind !== 'markdown') return 0
  const parseMs = estimateParseMs(last.text)
  if (parseMs < 4) return 0
  // In few steps, so that the timer is not set anew for each length.
  return 2 ** Math.ceil(Math.log2(parseMs)) * 4
}
