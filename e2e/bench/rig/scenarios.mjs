import { limit, ours } from './page-names.mjs'

/** How often each page is measured: who has a goal, whom the goal names, and who is there to compare. */
const pair = (count) => ({ [limit]: count, [ours]: count })
const everybody = (count, others) => ({
  ...pair(count),
  memoblocks: others,
  streamdown: others,
  smd: 1,
  naive: 1,
})

/** So long an answer is weighed as well. */
const longest = 64_000

export const buildStream = (kind, tokens, repetitions, tokensPerSecond = 1000) => ({
  id: `stream ${kind} ${tokens}`,
  group: 'stream',
  wish: { kind, tokens, tokensPerSecond, weighsDom: tokens >= longest },
  repetitions,
})

const burst = (repetitions) => ({
  id: 'burst',
  group: 'burst',
  wish: { kind: 'mixed', tokens: 16_000, tokensPerSecond: 0 },
  repetitions,
})

const load = (repetitions) => ({ id: 'load', group: 'load', repetitions })

/** What the goals name beside the mixed document. */
export const otherKinds = [
  'code-block',
  'long-paragraph',
  'code-blocks',
  'tables',
  'one-list',
  'one-table',
  'math',
]
/** The longest document comes twice as fast, or it would take a minute. */
const fastTokensPerSecond = 2000

export const fullScenarios = [
  buildStream('mixed', 4000, everybody(3, 2)),
  buildStream('mixed', 1000, everybody(3, 1)),
  burst(pair(3)),
  {
    id: 'keys',
    group: 'keys',
    wish: { kind: 'mixed', tokens: 4000, tokensPerSecond: 1000, isTyping: true },
    repetitions: pair(2),
  },
  load({ [limit]: 1, [ours]: 3, naive: 3 }),
  ...otherKinds.map((kind) => buildStream(kind, 4000, pair(1))),
  {
    id: 'one pane',
    group: 'panes',
    wish: { kind: 'mixed', tokens: 6000, tokensPerSecond: 1000, panes: 1 },
    repetitions: { [ours]: 2 },
  },
  {
    id: 'four panes',
    group: 'panes',
    wish: { kind: 'mixed', tokens: 1500, tokensPerSecond: 250, panes: 4 },
    repetitions: { [ours]: 2 },
  },
  buildStream('mixed', 16_000, { ...pair(2), memoblocks: 1, streamdown: 1 }),
  buildStream('mixed', longest, { ...pair(1), streamdown: 1 }, fastTokensPerSecond),
]

export const quickScenarios = [
  buildStream('mixed', 4000, pair(2)),
  burst(pair(1)),
  load({ naive: 1, [ours]: 1 }),
]

/** Roughly what one measurement takes: the stream, and a browser before and after it. */
export const expectMs = ({ wish }) =>
  5000 + (wish?.tokensPerSecond > 0 ? (1000 * wish.tokens) / wish.tokensPerSecond : 0)
