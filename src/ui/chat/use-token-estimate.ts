import { useDeferredValue, useEffect, useState } from 'react'

type Estimate = (text: string) => number

/** Loaded when first needed: nobody should wait for it to type. */
let loading: Promise<Estimate> | null = null
const loadEstimate = (): Promise<Estimate> =>
  (loading ??= import('tokenx').then((module) => (text: string) => module.estimateTokenCount(text)))

/** About how many tokens each text has; null until the counter is there. Deferred while typing. */
export function useTokenEstimates<K extends string>(
  texts: Readonly<Record<K, string>> | null,
): Readonly<Record<K, number>> | null {
  const deferred = useDeferredValue(texts)
  const [estimate, setEstimate] = useState<{ readonly count: Estimate } | null>(null)
  const isNeeded = texts !== null
  useEffect(() => {
    if (!isNeeded) return
    let isMounted = true
    const load = async () => {
      const count = await loadEstimate()
      if (isMounted) setEstimate({ count })
    }
    void load()
    return () => {
      isMounted = false
    }
  }, [isNeeded])
  if (!deferred || !estimate) return null
  const counts = Object.entries<string>(deferred).map(([name, text]) => [
    name,
    estimate.count(text),
  ])
  return Object.fromEntries(counts) as Record<K, number> // the same names as in `texts`
}
