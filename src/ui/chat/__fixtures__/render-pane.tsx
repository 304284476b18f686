import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactElement } from 'react'

import { ClientProvider } from '../../access/client-context.tsx'
import { ConversationPane } from '../conversation-pane.tsx'
import { preloadMessages } from '../use-messages.ts'
import { createFakeClient, type FakeClient } from './fake-client.ts'

// As on a page that has shown messages before: they are there with the first render.
await preloadMessages()

/** What jsdom lacks and every browser has. No media query holds: a fine pointer, motion allowed. */
export function completeBrowser(): void {
  window.matchMedia ??= (query) =>
    ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as never
  Element.prototype.scrollIntoView ??= () => {}
  window.CSS ??= { supports: () => true } as never
}

export function renderWith(element: ReactElement, client: FakeClient = createFakeClient()) {
  completeBrowser()
  const view = render(
    <QueryClientProvider client={client.queryClient}>
      <ClientProvider value={client}>{element}</ClientProvider>
    </QueryClientProvider>,
  )
  return { ...view, client }
}

export const renderPane = (client?: FakeClient) =>
  renderWith(
    <ConversationPane onSetup={() => {}} onChooseModel={() => {}} onCompare={() => {}} />,
    client,
  )
