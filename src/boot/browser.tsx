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
// A conversation will be there as soon as it is read from disk.
if (client.workspace.getState().conversationId !== null) void preloadMessages()
/** Few visits begin with a link to something to try, or to a model that has no page. */
const followLink = async () => {
  if (/^#(try|model)=/.test(location.hash))
    await (await import('./follow-link.ts')).followLink(client)
}
window.addEventListener('hashchange', () => void followLink())
void followLink()
await client.readAhead()
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
