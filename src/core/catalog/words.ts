import type { ModelRecord } from './model.ts'
import { formatUsdPerMillion, type Price } from './price.ts'
import type { ModelProfile } from './profile.ts'

/** What stands in place of a fact that nobody knows. */
export const unknownWord = 'unknown'

/** `$0.40 input, $2.00 output per 1M tokens`: the only way in which a price is said in a sentence. */
export const formatPrice = (price: Price): string =>
  `${formatUsdPerMillion(price.inputUsdPerMillionTokens)} input, ${formatUsdPerMillion(price.outputUsdPerMillionTokens)} output per 1M tokens`

/** Where a price is from, to end a sentence, as markdown. */
export const formatPriceSource = ({ source, readAt }: Price): string =>
  readAt === '' ? `from ${source}` : `from [its page](${source}), read on ${formatDate(readAt)}`

/** `262,144 tokens` */
export const formatTokens = (count: number): string => `${formatWhole(count)} tokens`

/** `262,144` */
export const formatWhole = (count: number): string => count.toLocaleString('en-US')

/** `1T parameters, 32B active`; of a dense model only the first. */
export function formatSizes({ totalBillions, activeBillions }: NonNullable<ModelProfile['sizes']>) {
  const total = `${formatBillions(totalBillions)} parameters`
  return activeBillions === totalBillions
    ? total
    : `${total}, ${formatBillions(activeBillions)} active`
}

const formatBillions = (billions: number): string =>
  billions >= 1000 ? `${Number((billions / 1000).toFixed(1))}T` : `${billions}B`

/** Whether the weights are published, apart from the licence they are under (S13). */
export const formatWeights = ({ hasOpenWeights }: ModelRecord): string | null =>
  hasOpenWeights === null ? null : hasOpenWeights ? 'open' : 'closed'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `February 20, 2026`, from an ISO date. By hand: a date of the platform would be in its time zone. */
export function formatDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-')
  return `${months[Number(month) - 1] ?? month} ${Number(day)}, ${year}`
}
