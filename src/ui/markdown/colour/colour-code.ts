import { createColourThread } from './colour-thread.ts'
import { createColouring, type ColourCode } from './colouring.ts'
import { startWorker } from './start-worker.ts'

const thread = createColourThread(startWorker)
let colouring: ColourCode | null = null

/** Where one of them is missing, code stays plain. */
const canColour = () => typeof Worker === 'function' && typeof IntersectionObserver === 'function'

/** The first fence has been seen: its colours will be wanted when it closes. */
export function warmColours(): void {
  if (canColour()) thread.warm()
}

/**
 * Puts colours into an element that holds `code` and nothing else, when it comes near the viewport
 * and the worker has found them. Its text stays the same; it is left alone when it changes. Code
 * that is very long, has a very long line, or whose language has no grammar, stays plain.
 * @param language the word after the fence
 * @returns takes the wish back; what is coloured stays so
 */
export const colourCode: ColourCode = (element, code, language) => {
  if (!canColour()) return () => {}
  colouring ??= createColouring(thread)
  return colouring(element, code, language)
}
