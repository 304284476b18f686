import { useRef } from 'react'

/** The array of before, as long as the same things are in it. */
export function useSame<T>(array: readonly T[]): readonly T[] {
  const last = useRef(array)
  const isSame =
    last.current.length === array.length &&
    last.current.every((item, index) => item === array[index])
  if (!isSame) last.current = array
  return last.current
}
