import { useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

import { paintTurns } from '../../markdown/paint-turns.ts'
import { preloadMarkdown } from '../../markdown/renderer.ts'
import { canSkipUnseen } from './can-skip-unseen.ts'
import { createFiller, type Filler } from './filler.ts'
import { turnsOfBranch, turnsOfOpening } from './message-groups.ts'

type Groups = Parameters<typeof turnsOfBranch>[0]

const fillIn = (turns: readonly number[]): Filler =>
  createFiller({ turns: canSkipUnseen() ? turns : [], inNextTask: paintTurns.afterPainting })

/**
 * Fills a conversation that was just opened, and what is new in it when another branch is shown.
 * @param heights about how high each of its groups will be, in CSS pixels
 * @param isWhole all of it has been read; until then its end is there
 */
export function useFilling(
  groups: Groups,
  heights: readonly number[],
  isWhole: boolean,
): { readonly filler: Filler; readonly isDone: boolean } {
  const [shown, setShown] = useState(() => ({
    groups,
    filler: fillIn(turnsOfOpening(heights, window.innerHeight)),
  }))
  const { filler } = shown
  if (shown.groups !== groups) {
    const turns = turnsOfBranch(shown.groups, groups, heights, window.innerHeight)
    const left = heights.map((_, index) => index).filter((index) => !filler.isFilled(index))
    setShown({ groups, filler: turns.length > 0 ? fillIn([...turns, ...left]) : filler })
  }
  const isDone = useSyncExternalStore(filler.subscribe, filler.isDone)
  useEffect(() => watchDemand(filler), [filler])
  useEffect(() => {
    if (isDone || !isWhole) return
    let stopFilling = () => {}
    let isLeft = false
    const begin = async () => {
      await preloadMarkdown() // or each answer would be painted twice
      if (!isLeft) stopFilling = filler.start()
    }
    const frame = requestAnimationFrame(() => void begin()) // the newest are to be seen first
    return () => {
      isLeft = true
      cancelAnimationFrame(frame)
      stopFilling()
    }
  }, [filler, isDone, isWhole])
  return { filler, isDone }
}

/** Keys that make the browser look through the page, or take all of it. */
const wholePageKeys: ReadonlySet<string> = new Set(['a', 'f', 'g', 'p', 's'])

/** All of a text field is not all of the page. */
const isForField = (key: string, target: EventTarget | null): boolean =>
  key === 'a' && target instanceof Element && target.matches('input, textarea')

function isForWholePage({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (key === 'F3') return true
  const letter = key.toLowerCase()
  return (ctrlKey || metaKey) && wholePageKeys.has(letter) && !isForField(letter, target)
}

/**
 * Fills and paints all that is left before somebody looks at the whole: within the event, for the
 * browser acts on the key, and prints, right after it.
 * @returns stops.
 */
function watchDemand(filler: Filler): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  const finish = () => {
    flushSync(filler.finish)
    paintTurns.finish()
  }
  const onKey = (event: KeyboardEvent) => {
    if (isForWholePage(event)) finish()
  }
  window.addEventListener('keydown', onKey, options)
  window.addEventListener('beforeprint', finish, options)
  return () => stop.abort()
}
