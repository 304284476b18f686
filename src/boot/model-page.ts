/**
 * The front door of the document about a model. What it imported statically would be loaded by the
 * playground too (`vite.config.ts`); `public/later.js` waits for the event before it repeats
 * a click or an Enter.
 */
void import('./model-islands.ts').then(({ startPage }) => {
  startPage()
  dispatchEvent(new Event('verbatim:alive'))
})
