import '../../kit/code-colours.css'
import { writeCode, partsOf, textOfPart, type CodePart } from './code-parts.ts'
import type { ColourRuns } from './colour-runs.ts'
import { createRunCursor } from './run-cursor.ts'

/**
 * Colours an element that holds `code`, one part in each frame, from the top: most of what a part
 * costs is layout and paint, which no clock in a script would see. The text is the same at every
 * moment. A part in which a selection begins or ends waits until it no longer does, and is not
 * waited for. Never rejects.
 */
export async function paintColours(
  element: HTMLElement,
  code: string,
  runs: ColourRuns,
  signal: AbortSignal,
): Promise<void> {
  const [whole, ...others] = partsOf(element)
  if (whole === undefined) return
  if (others.length > 0) return paintParts(element, code, runs, signal)
  const start = async (): Promise<void> => {
    if (element.textContent !== code) return
    writeCode(element, code)
    await paintParts(element, code, runs, signal)
  }
  // To cut it into parts would move a selection.
  if (!isHeld(whole)) return start()
  whenFree(whole, signal, () => void start())
}

async function paintParts(
  element: HTMLElement,
  code: string,
  runs: ColourRuns,
  signal: AbortSignal,
): Promise<void> {
  const take = createRunCursor(code, runs)
  for (const part of partsOf(element)) {
    await nextFrame()
    if (signal.aborted || !element.isConnected) return
    const colours = take(textOfPart(part).length)
    whenFree(part, signal, () => replaceText(part, colours))
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Ends of a caret count too: with the nodes replaced they would go to the start of the part. */
function isHeld({ holder, nodes }: CodePart): boolean {
  const selection = document.getSelection()
  return [selection?.anchorNode ?? null, selection?.focusNode ?? null].some(
    (end) => end === holder || nodes.some((node) => node.contains(end)),
  )
}

/** At once when no selection begins or ends in the part, otherwise when that is so. */
function whenFree(part: CodePart, signal: AbortSignal, job: () => void): void {
  const look = () => {
    if (isHeld(part)) return
    document.removeEventListener('selectionchange', look)
    job()
  }
  document.addEventListener('selectionchange', look, { signal })
  look()
}

function replaceText(part: CodePart, colours: DocumentFragment): void {
  const { holder, nodes } = part
  const isThere = holder.isConnected && nodes.every((node) => node.parentNode === holder)
  if (!isThere || textOfPart(part) !== colours.textContent) return
  nodes[0]?.before(colours)
  for (const node of nodes) node.remove()
}
