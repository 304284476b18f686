import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'

import type { Client } from '../../../client/client.ts'
import { IslandContent, isIslandName } from './islands.tsx'

/** Brings every island of the page to life, in its place. What was typed or focused in it stays. */
export function startIslands(client: Client): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const { island, props = '{}' } = place.dataset
    if (!isIslandName(island)) continue
    // Written by `island.tsx` of this very build, from props of that island.
    const given = JSON.parse(props) as never
    hydrateRoot(
      place,
      <StrictMode>
        <IslandContent name={island} props={given} client={client} />
      </StrictMode>,
    )
  }
}
