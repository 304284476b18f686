/** The value in the middle; of an even number of values the mean of the two. Undefined for none. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  if (Number.isInteger(middle)) return meanOf(sorted.slice(middle - 1, middle + 1))
  return sorted[Math.floor(middle)]
}

const meanOf = (values) =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length

/** The median of one figure over some runs. Undefined when no run has it. */
export const medianOf = (runs, figure) =>
  median(runs.map((run) => run[figure]).filter((value) => value !== undefined))

/**
 * The exponent `e` of `y = c * x ** e`: the slope of the straight line through the points on
 * logarithmic axes, by least squares. 1 means that twice as much costs twice as much.
 */
export function exponentOf(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)])
  const meanX = meanOf(logs.map(([x]) => x))
  const meanY = meanOf(logs.map(([, y]) => y))
  const covariance = meanOf(logs.map(([x, y]) => (x - meanX) * (y - meanY)))
  return covariance / meanOf(logs.map(([x]) => (x - meanX) ** 2))
}
