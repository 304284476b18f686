const times = (count: number, text: string): string => text.repeat(count)

function growingRuns(mark: string, length: number): string {
  let text = ''
  for (let size = 1; text.length < length; size++) text += `${mark.repeat(size)} `
  return text
}

const row = '| some | words of | a row | 12 |\n'

/** What a hostile or a broken model may send: much of one thing. The benchmark measures them too. */
export const sizeTexts: Readonly<Record<string, string>> = {
  '2,500 >': times(2500, '>'),
  '8,000 **a**': times(8000, '**a**'),
  '20,000 $a': times(20_000, '$a'),
  'a line of 2 MB': times(400_000, 'word '),
  '20,000 [': times(20_000, '['),
  '50,000 backticks in growing runs': growingRuns('`', 50_000),
  'one list of 100 kB': times(5000, '- an item of words\n'),
  'one loose list of 100 kB': times(5000, '- an item of words\n\n'),
  'one table of 100 kB': `| a | b | c | d |\n|---|---|---|---|\n${times(3100, row)}`,
  '1 MB of <': times(1_000_000, '<'),
}
