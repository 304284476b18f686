import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { PageBoundary } from './page-boundary.tsx'

afterEach(cleanup)

test('when the page breaks, it says so in plain words and offers to reload', () => {
  // React reports what a boundary caught; here that is the point.
  const reported = vi.spyOn(console, 'error').mockImplementation(() => {})
  const Broken = () => {
    throw new Error('a broken invariant')
  }
  render(
    <PageBoundary>
      <Broken />
    </PageBoundary>,
  )
  expect(screen.getByRole('heading', { name: 'Verbatim stopped working' })).toBeTruthy()
  expect(screen.getByText('a broken invariant')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy()
  expect(reported).toHaveBeenCalled()
  reported.mockRestore()
})
