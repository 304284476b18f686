import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from './__fixtures__/open-page.tsx'
import { FailureLine } from './failure-line.tsx'

test('what could not be done is said in sight, until it is closed', async () => {
  const { client } = await openPage(<FailureLine />)
  expect(screen.queryByRole('alert')).toBeNull()
  act(() => client.notices.setState({ failure: 'It could not be fetched.' }))
  expect(screen.getByRole('alert').textContent).toContain('It could not be fetched.')
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('alert')).toBeNull()
})
