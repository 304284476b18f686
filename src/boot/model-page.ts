/**
 * The front door of the document about a model. What it imported statically would be loaded by the
 * playground too (`vite.config.ts`); `public/later.js` waits for this before it repeats a click.
 */
export const ready = import('./model-islands.ts').then(({ startPage }) => startPage())
