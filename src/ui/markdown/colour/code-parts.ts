import './code-parts.css'

/**
 * A browser lays out all text of a block anew when any of it changes: 25 ms for 100 kB. So long
 * code is cut, after a line end, into parts that are blocks of their own. The first part is the
 * bare text of its element, so that short code has nothing in it but its text.
 */
const enoughLines = 16
const enoughLength = 2000

const partClass = 'code-part'

const isPart = (node: Node): node is HTMLElement =>
  node instanceof HTMLElement && node.className === partClass

/** A run of nodes that is one block. `holder` is the element itself, or a part in it. */
export type CodePart = { readonly holder: HTMLElement; readonly nodes: readonly ChildNode[] }

/** The parts that an element has, from the top; none when it is empty. */
export function partsOf(element: HTMLElement): readonly CodePart[] {
  const children = [...element.childNodes]
  const bare = children.filter((node) => !isPart(node))
  const first = bare.length > 0 ? [{ holder: element, nodes: bare }] : []
  return [
    ...first,
    ...children.filter(isPart).map((holder) => ({ holder, nodes: [...holder.childNodes] })),
  ]
}

export const textOfPart = ({ nodes }: CodePart): string =>
  nodes.map((node) => node.textContent).join('')

const writers = new WeakMap<HTMLElement, (piece: string) => void>()

/** Replaces all that an element holds by `code`, in parts. */
export function writeCode(element: HTMLElement, code: string): void {
  element.replaceChildren()
  const write = createCodeWriter(element)
  writers.set(element, write)
  write(code)
}

/**
 * Writes more at the end of what `writeCode` and this wrote into the element. Only the last text
 * node is touched, and however the code is cut into pieces, the parts are the same.
 */
export function appendCode(element: HTMLElement, piece: string): void {
  const write = writers.get(element)
  if (write === undefined) writeCode(element, element.textContent + piece)
  else write(piece)
}

function createCodeWriter(element: HTMLElement): (piece: string) => void {
  let holder = element
  let text: Text | null = null
  let isFull = false
  let length = 0
  let lines = 0

  function write(piece: string): void {
    if (piece === '') return
    if (isFull) {
      holder = document.createElement('span')
      holder.className = partClass
      element.append(holder)
      text = null
      isFull = false
    }
    length += piece.length
    // Colours may have taken its place.
    if (text?.parentNode === holder) return text.appendData(piece)
    text = document.createTextNode(piece)
    holder.append(text)
  }

  return (piece) => {
    let start = 0
    for (let end = piece.indexOf('\n') + 1; end > 0; end = piece.indexOf('\n', end) + 1) {
      lines += 1
      if (lines < enoughLines && length + end - start < enoughLength) continue
      write(piece.slice(start, end))
      start = end
      isFull = true
      length = 0
      lines = 0
    }
    write(piece.slice(start))
  }
}
