import { useEffect, useMemo, useState } from 'react'

import { useTokenCounter } from '../../../access/use-token-counter.ts'
import { whenIdle } from '../../../kit/when-idle.ts'
import { createPartsCounter, type CountedInput, type InputParts } from './count-parts.ts'

/**
 * About how many tokens this has. Counted while nobody needs the page, so it may lag behind what is
 * typed.
 * @returns the last count; null before there is one
 */
export function useInputParts(input: CountedInput): InputParts | null {
  const count = useTokenCounter(true)
  const countParts = useMemo(() => count && createPartsCounter(count), [count])
  const [parts, setParts] = useState<InputParts | null>(null)
  useEffect(() => {
    if (!countParts) return
    const counting = countParts(input)
    const step = () => {
      const { done, value } = counting.next()
      if (done) setParts(value)
      else cancel = whenIdle(step)
    }
    let cancel = whenIdle(step)
    return () => cancel()
  }, [countParts, input])
  return parts
}
