import type { ReactElement } from 'react'

import { cataloguePath } from '../../core/catalog/paths.ts'
import { SiteBar } from '../kit/site-bar.tsx'

/** Where the server writes which models are nearest to what was asked for. */
export const nearestMark = '%nearest%'

/** There is nothing at this address; here is where there is something. */
export const NotFoundDocument = (): ReactElement => (
  <>
    <SiteBar />
    <main className="doc doc-not-found">
      <h1>There is nothing at this address</h1>
      <p>The model may be listed under another name, or by its provider only.</p>
      <p className="doc-ways">
        <a className="control" data-look="main" href={cataloguePath}>
          See all models
        </a>
        <a className="control" data-look="plain" href="/">
          Open the playground
        </a>
      </p>
      <div>{nearestMark}</div>
    </main>
  </>
)
