import { startTransition, StrictMode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'

import { browserDeps } from '../client/browser-deps.ts'
import { createQueryClient } from '../client/queries/query-client.ts'
import { createServerQueries } from '../client/queries/server-queries.ts'
import { createProxyClient } from '../client/transport/proxy-client.ts'
import { readBuiltNames } from '../ui/catalogue/built-names.ts'
import { CatalogueApp } from '../ui/catalogue/catalogue-app.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('The catalogue has no #root')

// In slices: somebody may be scrolling.
startTransition(() => {
  hydrateRoot(
    root,
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <CatalogueApp
          queries={createServerQueries(createProxyClient(browserDeps()))}
          builtNames={readBuiltNames(root)}
        />
      </QueryClientProvider>
    </StrictMode>,
  )
})
