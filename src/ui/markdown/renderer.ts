import { createLazyPart } from '../kit/lazy-part.ts'

/** What parses and paints answers. Alone in its file, because a page that only preloads it loads this. */
export const renderer = createLazyPart(
  async () => (await import('./painter.ts')).createAnswerPainter,
)

/** Fetch the renderer before the first answer needs it. */
export const preloadMarkdown = (): Promise<void> => renderer.load()
