import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { renderWith } from './__fixtures__/render-pane.tsx'
import { Announcer } from '../access/announcer.tsx'

afterEach(cleanup)

test('three regions are there from the start, empty, and then say what the notices hold', () => {
  const { client } = renderWith(<Announcer />)
  const regions = [
    screen.getByRole('status'),
    screen.getByRole('alert'),
    screen.getByRole('log', { name: 'Last answer' }),
  ]
  expect(regions.map((region) => region.textContent)).toEqual(['', '', ''])
  act(() =>
    client.notices.setState({
      status: 'Answering.',
      alert: 'Cut off.',
      spokenAnswer: 'All of it.',
    }),
  )
  expect(regions.map((region) => region.textContent)).toEqual([
    'Answering.',
    'Cut off.',
    'All of it.',
  ])
})
