import { useDeferredValue, useEffect, useState } from 'react'

import { readImport, type ImportReading } from './read-import.ts'

interface Read {
  readonly of: string
  readonly reading: ImportReading
}

/** What a text is, read anew when it changes; null for an empty one, and until it is read. */
export function useReading(text: string): ImportReading | null {
  const settled = useDeferredValue(text) // typing never waits for the reader
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    if (settled.trim() === '') return
    let isCurrent = true
    const start = async () => {
      const reading = await readImport(settled)
      if (isCurrent) setRead({ of: settled, reading })
    }
    void start()
    return () => {
      isCurrent = false
    }
  }, [settled])
  return read?.of === text ? read.reading : null
}
