import { expect, test } from 'vitest'

import { formatTable, formatVerdict } from './report.mjs'

const row = (title, goal, value) => ({
  title,
  goal,
  cells: {
    verbatim: { value, text: value.toFixed(2) },
    'limit-text': { value: 1, text: '1.00 (0.79 s)' },
  },
})

const rows = [
  row('CPU', { atMost: 1.3, unit: '×' }, 1.3),
  row('frames', { atLeast: 58, unit: 'fps' }, 57.9),
  row('share', { below: 0.5, unit: '×' }, 0.5),
]

test('the table says what was asked, what was measured, and in words whether that is met', () => {
  expect(formatTable(rows)).toBe(
    [
      '| what   | goal     | verbatim       | limit-text    | smd | memoblocks | streamdown | naive |',
      '|--------|----------|----------------|---------------|-----|------------|------------|-------|',
      '| CPU    | ≤ 1.3 ×  | 1.30, met      | 1.00 (0.79 s) | –   | –          | –          | –     |',
      '| frames | ≥ 58 fps | 57.90, not met | 1.00 (0.79 s) | –   | –          | –          | –     |',
      '| share  | < 0.5 ×  | 0.50, not met  | 1.00 (0.79 s) | –   | –          | –          | –     |',
    ].join('\n'),
  )
})

test('the verdict names what is not met', () => {
  expect(formatVerdict(rows)).toBe('1 of 3 goals are met. Not met: frames; share.')
  expect(formatVerdict(rows.slice(0, 1))).toBe('1 of 1 goals are met.')
})

test('a row without a figure of ours is not judged', () => {
  const theirs = { ...rows[0], cells: {} }
  expect(formatVerdict([theirs])).toBe('0 of 0 goals are met.')
})
