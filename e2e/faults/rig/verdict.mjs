import { examine } from './tokens.mjs'

/** What can be wrong with a repetition, as the columns of the table. */
export const noFaults = { lost: 0, doubled: 0, disordered: 0, falseComplete: 0, secondRequests: 0 }

const complete = new Set(['stop'])

/**
 * Holds an answer and all that was seen of it against the invariants of the rig.
 * @param shown the answer as it stands at the end: its text and how it says that it ended
 * @param samples what was on screen of it, in order
 * @param requests of the ledger
 * @param expected `tokens`: how many must be there · `ends`: the words it may end with ·
 *   `requests`: how many the user asked for · `wide`
 */
export function judge({ shown, samples, requests, expected }) {
  const { tokens, ends, wide = false, requests: asked = 1 } = expected
  const last = examine(shown.text, wide)
  const seen = samples.map((sample) => ({ ...sample, ...examine(sample.text, wide) }))
  const worst = (member) => Math.max(last[member], ...seen.map((each) => each[member]))
  const others = []
  if (!last.isPrefix || seen.some(({ isPrefix }) => !isPrefix))
    others.push('text is no beginning of the log')
  if (seen.some((each, index) => fellBack(each, seen[index - 1]))) others.push('text went away')
  if (!ends.includes(shown.end)) others.push(`ended with "${shown.end}", not ${ends.join(' or ')}`)
  const said = new Set(seen.flatMap(({ end }) => end ?? []))
  if (said.size > 1) others.push(`ended ${said.size} times: ${[...said].join(', ')}`)
  return {
    lost: worst('lost') + Math.max(0, tokens - last.count),
    doubled: worst('doubled'),
    disordered: worst('disordered'),
    falseComplete: complete.has(shown.end) && !ends.some((end) => complete.has(end)) ? 1 : 0,
    secondRequests: Math.max(0, requests.length - asked),
    others,
  }
}

/** On one page, text that was shown does not go away again. A page that is opened anew begins anew. */
const fellBack = (now, before) =>
  before !== undefined &&
  before.page === now.page &&
  before.node === now.node &&
  now.count < before.count &&
  now.load === before.load

export const isClean = (verdict) =>
  verdict.others.length === 0 && Object.keys(noFaults).every((name) => verdict[name] === 0)

/** What no slowness explains: words twice or in the wrong order, a lie about the end, a second request. */
const neverLoad = ['doubled', 'disordered', 'falseComplete', 'secondRequests']
export const isNeverLoad = (verdict) => neverLoad.some((name) => verdict[name] > 0)

/** Several answers of one repetition as one. */
export const addVerdicts = (verdicts) =>
  verdicts.reduce(
    (sum, verdict) => ({
      ...Object.fromEntries(Object.keys(noFaults).map((name) => [name, sum[name] + verdict[name]])),
      others: [...sum.others, ...verdict.others],
    }),
    { ...noFaults, others: [] },
  )
