/** A token that may come next and how strongly the model leans to it. */
export interface Candidate {
  readonly token: string
  readonly logit: number
}

export interface Weighted {
  readonly token: string
  readonly probability: number
}

/** Textbook meanings; each has its neutral value when a request does not send it. */
export interface Sampling {
  readonly temperature: number
  readonly topP: number
  /** 0 means no limit. */
  readonly topK: number
  /** A share of the likeliest token's probability; 0 keeps all. */
  readonly minP: number
  readonly frequencyPenalty: number
  readonly presencePenalty: number
  /** 1 does nothing. @see https://arxiv.org/abs/1909.05858, section 4.1 */
  readonly repetitionPenalty: number
}

export const neutralSampling: Sampling = {
  temperature: 1,
  topP: 1,
  topK: 0,
  minP: 0,
  frequencyPenalty: 0,
  presencePenalty: 0,
  repetitionPenalty: 1,
}

/**
 * The distribution of one step, likeliest first, ties in the order of the candidates: penalties
 * come off the logits, temperature divides them, softmax makes them sum to 1.
 *
 * This is the distribution that log probabilities report: after penalties and temperature, before
 * top K, top P and min P, so that what was cut off is still seen. At temperature 0 there is no
 * distribution to draw from (the first is taken), and the one of temperature 1 is reported.
 */
export function distributionOf(
  candidates: readonly Candidate[],
  used: ReadonlyMap<string, number>,
  sampling: Sampling,
): Weighted[] {
  const scale = sampling.temperature > 0 ? sampling.temperature : 1
  const logits = candidates.map(({ token, logit }) => {
    const count = used.get(token) ?? 0
    return repeated(logit, count, sampling) - penaltyOf(count, sampling)
  })
  const highest = logits.reduce((max, logit) => Math.max(max, logit), -Infinity)
  const odds = logits.map((logit) => Math.exp((logit - highest) / scale)) // first less, then divide: T may be tiny
  const total = odds.reduce((sum, odd) => sum + odd, 0)
  return candidates
    .map(({ token }, index) => ({ token, probability: (odds[index] ?? 0) / total }))
    .toSorted((a, b) => b.probability - a.probability)
}

const penaltyOf = (count: number, { frequencyPenalty, presencePenalty }: Sampling): number =>
  count > 0 ? frequencyPenalty * count + presencePenalty : 0

/** Closer to impossible, whichever side of 0 the logit is on. */
const repeated = (logit: number, count: number, { repetitionPenalty }: Sampling): number => {
  if (count === 0) return logit
  return logit > 0 ? logit / repetitionPenalty : logit * repetitionPenalty
}

/**
 * What may be drawn: the first at temperature 0, else the top K, of those the smallest set that
 * reaches top P, and of those what is at least min P times as likely as the first.
 */
export function nucleusOf(distribution: readonly Weighted[], sampling: Sampling): Weighted[] {
  if (sampling.temperature <= 0) return distribution.slice(0, 1)
  const top = sampling.topK > 0 ? distribution.slice(0, sampling.topK) : distribution
  const share = top.reduce((sum, { probability }) => sum + probability, 0)
  let reached = 0
  const last = top.findIndex(({ probability }) => {
    reached += probability
    return reached >= sampling.topP * share
  })
  const nucleus = top.slice(0, last < 0 ? top.length : last + 1)
  const least = sampling.minP * (nucleus[0]?.probability ?? 0)
  return nucleus.filter(({ probability }) => probability >= least)
}

/** One of the nucleus, by a number in [0, 1). */
export function drawFrom(nucleus: readonly Weighted[], dice: number): Weighted {
  const total = nucleus.reduce((sum, { probability }) => sum + probability, 0)
  let left = dice * total
  for (const weighted of nucleus) {
    left -= weighted.probability
    if (left < 0) return weighted
  }
  const last = nucleus.at(-1)
  if (!last) throw new Error('A step has no candidates')
  return last
}
