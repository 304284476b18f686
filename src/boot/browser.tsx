import { StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

import { browserDeps } from '../client/browser-deps.ts'
import { createClient } from '../client/create-client.ts'
import { ClientProvider } from '../ui/access/client-context.tsx'
import { App } from '../ui/app/app.tsx'
import { PageBoundary } from '../ui/app/page-boundary.tsx'
import { preloadMarkdown } from '../ui/markdown/answer-markdown.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const client = createClient(browserDeps())
createRoot(root).render(
  <StrictMode>
    <PageBoundary>
      <QueryClientProvider client={client.queryClient}>
        <ClientProvider value={client}>
          <App />
        </ClientProvider>
      </QueryClientProvider>
    </PageBoundary>
  </StrictMode>,
)

/** After the first paint, and at the latest then: the first answer should find its renderer. */
const latestMs = 2000
const preload = () => void preloadMarkdown()
// Safari has no idle callback.
if ('requestIdleCallback' in window) requestIdleCallback(preload, { timeout: latestMs })
else setTimeout(preload, latestMs)
