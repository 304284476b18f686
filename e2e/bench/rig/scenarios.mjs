import { limit, ours } from './stage.mjs'

/** How often each page is measured: who has a goal, whom the goal names, and who is there to compare. */
const pair = (count) => ({ [limit]: count, [ours]: count })
const everybody = (count) => ({
  ...pair(count),
  smd: 1,
  memoblocks: count,
  streamdown: count,
  naive: 1,
})

const stream = (kind, tokens, repetitions, tokensPerSecond = 1000) => ({
  id: `stream ${kind} ${tokens}`,
  group: 'stream',
  wish: { kind, tokens, tokensPerSecond },
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
export const otherKinds = ['code-block', 'long-paragraph', 'code-blocks', 'tables', 'math']
/** The longest document comes twice as fast, or it would take a minute. */
const fastTokensPerSecond = 2000

const full = [
  stream('mixed', 4000, everybody(3)),
  stream('mixed', 1000, everybody(3)),
  burst({ ...everybody(1), ...pair(3) }),
  {
    id: 'keys',
    group: 'keys',
    wish: { kind: 'mixed', tokens: 4000, tokensPerSecond: 1000, isTyping: true },
    repetitions: pair(3),
  },
  load({ ...pair(3), naive: 3, memoblocks: 1, streamdown: 1, smd: 1 }),
  ...otherKinds.map((kind) => stream(kind, 4000, pair(2))),
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
  stream('mixed', 16_000, { ...pair(2), smd: 1, memoblocks: 1, streamdown: 1 }),
  stream('mixed', 64_000, { ...pair(1), streamdown: 1 }, fastTokensPerSecond),
]

const quick = [
  stream('mixed', 4000, pair(2)),
  burst(pair(2)),
  load({ [limit]: 1, naive: 1, [ours]: 1 }),
]

export const scenarios = { full, quick }

/** Roughly what one measurement takes: the stream, and a browser before and after it. */
export const expectMs = ({ wish }) =>
  5000 + (wish?.tokensPerSecond > 0 ? (1000 * wish.tokens) / wish.tokensPerSecond : 0)

/** A single scenario from the command line. */
export const customStream = ({ kind, tokens, tokensPerSecond, isTyping }, names, count) => ({
  ...stream(kind, tokens, Object.fromEntries(names.map((name) => [name, count]))),
  wish: { kind, tokens, tokensPerSecond, isTyping },
})
