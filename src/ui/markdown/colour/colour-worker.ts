import type { ColourAnswer, ColourQuestion } from './colour-runs.ts'
import { findColours } from './find-colours.ts'

const answer = (message: ColourAnswer, transfer: Transferable[] = []) =>
  self.postMessage(message, { transfer })

self.addEventListener('message', ({ data }: MessageEvent<ColourQuestion>) => {
  const runs = findColours(data.code, data.language)
  answer(runs, runs === null ? [] : [runs.steps.buffer])
})
// The page measures a question's time from here on, not from when the script was asked for.
answer('ready')
