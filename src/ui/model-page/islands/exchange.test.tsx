import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '../../access/__fixtures__/open-page.tsx'
import { Exchange } from './exchange.tsx'

test('where no server answered nothing was interrupted: it was not sent', async () => {
  const { client, proxy, rerender } = await openPage(<p />)
  proxy.faults.isDown = true
  client.queryClient.removeQueries({ queryKey: client.queries.providers().queryKey })
  await client.commands.ask('Why?')
  rerender(<Exchange client={client} path="/models/m" onAnswering={() => {}} />)
  expect(await screen.findByText('Not sent')).toBeTruthy()
  expect(screen.getAllByText('The Verbatim server does not answer.').length).toBeGreaterThan(0)
  expect(screen.queryByText(/Interrupted/)).toBeNull()
})
