import { useEffect, useState } from 'react'

import { estimateParseMs } from '../../core/markdown/parse-cost.ts'

import type { Block } from './split-blocks.ts'

/** What is rendered in one task; most answers fit in whole. */
const taskMs = 40
/** Elements, event handlers and layout, whatever the block holds. */
const blockMs = 0.5

/**
 * How many blocks to render now. A long answer that is there at once, from history, is rendered in
 * several tasks, so that the page can be used in between.
 */
export function useGrowingCount(blocks: readonly Block[]): number {
  const [done, setDone] = useState(0)
  const count = affordable(blocks, done)

  useEffect(() => {
    if (count <= done) return
    // The next task, after this one has been painted.
    const timer = setTimeout(() => setDone(count), 0)
    return () => clearTimeout(timer)
  }, [count, done])
  return count
}

function affordable(blocks: readonly Block[], done: number): number {
  let costMs = 0
  for (let index = done; index < blocks.length; index++) {
    const block = blocks[index]
    costMs += blockMs + (block?.kind === 'markdown' ? estimateParseMs(block.text) : 0)
    if (costMs > taskMs && index > done) return index
  }
  return blocks.length
}
