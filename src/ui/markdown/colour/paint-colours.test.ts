import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { partsOf, writeCode } from './code-parts.ts'
import { findColours } from './find-colours.ts'
import { paintColours } from './paint-colours.ts'
import { createRunCursor } from './run-cursor.ts'
import { classPaths } from './testing/class-paths.ts'
import { createFrames, settle } from './testing/frames.ts'

/** 50 lines: four parts. A comment goes across the first two. */
const code = Array.from({ length: 50 }, (_, index) => {
  if (index === 10) return '/* a\n'
  return index === 20 ? 'b */ let x = `y`\n' : `const a${index} = ${index}\n`
}).join('')

const runsOf = (text: string) => {
  const runs = findColours(text, 'js')
  if (runs === null) throw new Error('js has no grammar')
  return runs
}

function show(text: string): HTMLElement {
  const element = document.createElement('code')
  document.body.append(element)
  writeCode(element, text)
  return element
}

const partsInColour = (element: HTMLElement) =>
  partsOf(element).map(({ nodes }) => nodes.some((node) => node instanceof HTMLElement))

const paint = (element: HTMLElement, stopping = new AbortController()) =>
  paintColours(element, element.textContent, runsOf(element.textContent), stopping.signal)

describe('painting', () => {
  let frames = createFrames()

  beforeEach(() => {
    frames = createFrames()
    vi.stubGlobal('requestAnimationFrame', frames.request)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    document.getSelection()?.removeAllRanges()
    document.body.replaceChildren()
  })

  async function drawAll(): Promise<void> {
    while (frames.isWanted()) await frames.draw()
  }

  it('colours one part in each frame, from the top, and never changes the text', async () => {
    const element = show(code)
    const painting = paint(element)
    const seen = [partsInColour(element)]
    while (frames.isWanted()) {
      await frames.draw()
      expect(element.textContent).toBe(code)
      seen.push(partsInColour(element))
    }
    await painting
    expect(seen).toEqual([0, 1, 2, 3, 4].map((count) => [0, 1, 2, 3].map((part) => part < count)))
  })

  it('gives each character the classes that it has in one piece', async () => {
    const element = show(code)
    void paint(element)
    await drawAll()
    expect(classPaths(element).map((path) => path.replace('>code-part', ''))).toEqual(
      classPaths(createRunCursor(code, runsOf(code))(code.length)),
    )
  })

  it('adds nothing but the spans to short code', async () => {
    const element = show('let a')
    void paint(element)
    await drawAll()
    expect(element.innerHTML).toBe('<span class="hljs-keyword">let</span> a')
  })

  it('cuts code that is in one text', async () => {
    const element = show('')
    element.textContent = code
    void paint(element)
    await drawAll()
    expect(partsInColour(element)).toEqual([true, true, true, true])
    expect(element.textContent).toBe(code)
  })

  it('leaves a part with a selection in it until the selection has gone', async () => {
    const element = show(code)
    const [first, second] = partsOf(element).map(({ nodes }) => nodes[0]!)
    document.getSelection()?.setBaseAndExtent(first!, 3, second!, 4)
    const selected = String(document.getSelection())
    let isPainted = false
    void paint(element).then(() => (isPainted = true))
    await drawAll()
    expect(isPainted).toBe(true)
    expect(partsInColour(element)).toEqual([false, false, true, true])
    expect(String(document.getSelection())).toBe(selected)

    document.getSelection()?.removeAllRanges()
    await settle()
    expect(partsInColour(element)).toEqual([true, true, true, true])
    expect(element.textContent).toBe(code)
  })

  it('does not cut code in one text while a selection is in it', async () => {
    const element = show('')
    element.textContent = code
    const text = element.firstChild!
    document.getSelection()?.setBaseAndExtent(text, 3, text, 40)
    await paint(element)
    await drawAll()
    expect(element.firstChild).toBe(text)

    document.getSelection()?.collapse(document.body)
    await settle()
    await drawAll()
    expect(partsInColour(element)).toEqual([true, true, true, true])
  })

  it('is not held up by a selection round the code', async () => {
    const element = show(code)
    document.getSelection()?.selectAllChildren(document.body)
    void paint(element)
    await drawAll()
    expect(partsInColour(element)).toEqual([true, true, true, true])
    expect(String(document.getSelection())).toBe(code)
  })

  it('stops when it is told to, and when the element is gone', async () => {
    const stopping = new AbortController()
    const [stopped, removed] = [show(code), show(code)]
    const paintings = [paint(stopped, stopping), paint(removed)]
    await frames.draw()
    stopping.abort()
    removed.remove()
    await drawAll()
    await Promise.all(paintings)
    for (const element of [stopped, removed]) {
      expect(partsInColour(element)).toEqual([true, false, false, false])
    }
  })

  it('leaves alone what has been written in the meantime', async () => {
    const element = show(code)
    void paint(element)
    await frames.draw()
    writeCode(element, `other ${code}`)
    const { innerHTML } = element
    await drawAll()
    expect(element.innerHTML).toBe(innerHTML)
  })
})
