/**
 * What becomes of a number that is parsed and written again. JavaScript has doubles: integers
 * beyond 2^53 lose digits, and what is too large becomes `null`.
 * @param written a number as JSON writes it
 * @returns the number as it is sent; null when that is the same number, however it is written
 */
export function changedNumber(written: string): string | null {
  const sent = JSON.stringify(Number(written))
  return sent !== 'null' && decimalOf(sent) === decimalOf(written) ? null : sent
}

/** One writing for each number: its digits without zeros around them, and a power of ten. */
function decimalOf(written: string): string {
  const [mantissa = '', power = '0'] = written.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  let first = 0
  while (digits[first] === '0') first++
  let end = digits.length
  while (end > first && digits[end - 1] === '0') end--
  if (first === end) return '0'
  const sign = mantissa.startsWith('-') ? '-' : ''
  const exponent = Number(power) - fraction.length + (digits.length - end)
  return `${sign}${digits.slice(first, end)}e${exponent}`
}
