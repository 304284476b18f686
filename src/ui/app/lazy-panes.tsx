import { lazy, type ReactElement } from 'react'

import { LazyPanel } from '../kit/lazy-panel.tsx'

// Printers, grammars and their view: nobody needs them for the first question.
const CodePane = lazy(async () => ({
  default: (await import('../snippets/code-pane.tsx')).CodePane,
}))

const ModelPane = lazy(async () => ({
  default: (await import('../model-info/model-pane.tsx')).ModelPane,
}))

/** The Code tab, which comes when it is first looked at. */
export const LazyCodePane = (): ReactElement => (
  <LazyPanel what="The code" height={480}>
    <CodePane />
  </LazyPanel>
)

/** The Model tab, likewise. */
export const LazyModelPane = (): ReactElement => (
  <LazyPanel what="The model" height={480}>
    <ModelPane />
  </LazyPanel>
)
