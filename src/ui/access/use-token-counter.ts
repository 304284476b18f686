import { useEffect, useState } from 'react'

/** About how many tokens a text has. */
export type TokenCounter = (text: string) => number

/** Loaded when first needed: nobody should wait for it to type. */
let loading: Promise<TokenCounter> | null = null
const loadCounter = (): Promise<TokenCounter> =>
  (loading ??= import('tokenx').then((module) => (text) => module.estimateTokenCount(text)))

/** Counts tokens roughly; null until it is there, or while it is not needed. */
export function useTokenCounter(isNeeded: boolean): TokenCounter | null {
  const [counter, setCounter] = useState<{ readonly count: TokenCounter } | null>(null)
  useEffect(() => {
    if (!isNeeded) return
    let isMounted = true
    const load = async () => {
      const count = await loadCounter()
      if (isMounted) setCounter({ count })
    }
    void load()
    return () => {
      isMounted = false
    }
  }, [isNeeded])
  return isNeeded ? (counter?.count ?? null) : null
}
