import { StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

import { browserDeps } from '../client/browser-deps.ts'
import { createClient } from '../client/create-client.ts'
import { ClientProvider } from '../ui/access/client-context.tsx'
import { App } from '../ui/app/app.tsx'
import { EarlyPage } from '../ui/app/early-page.tsx'
import { fetchStylesAgain } from '../ui/app/fetch-styles-again.ts'
import { PageBoundary } from '../ui/app/page-boundary.tsx'
import { preloadMessages } from '../ui/chat/use-messages.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

fetchStylesAgain()
const client = createClient(browserDeps())
// A page about the model led here, to try something.
const [, tried] = /^#try=(.+)/.exec(location.hash) ?? []
if (tried !== undefined) {
  history.replaceState(null, '', location.pathname + location.search)
  void client.commands.setUpToTry(tried)
}
// A conversation will be there as soon as it is read from disk.
if (client.workspace.getState().conversationId !== null) void preloadMessages()
/** Few visits begin with a link to a model that has no page. */
const followLink = async () => {
  if (location.hash.startsWith('#model='))
    await (await import('./follow-model-link.ts')).followModelLink(client)
}
window.addEventListener('hashchange', () => void followLink())
void followLink()
createRoot(root).render(
  <StrictMode>
    <EarlyPage>
      <PageBoundary>
        <QueryClientProvider client={client.queryClient}>
          <ClientProvider value={client}>
            <App />
          </ClientProvider>
        </QueryClientProvider>
      </PageBoundary>
    </EarlyPage>
  </StrictMode>,
)
