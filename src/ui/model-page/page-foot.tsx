import type { ReactElement } from 'react'

import { profileOf } from '../../core/catalog/data/profiles.ts'
import { footerLinks } from '../../core/catalog/documents/markdown-parts.ts'
import type { ProviderFacts, Site } from '../../core/catalog/documents/site.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import {
  apiMarkdownPathOf,
  cataloguePath,
  llmsPathOf,
  markdownPathOf,
  siteLlmsPath,
} from '../../core/catalog/paths.ts'
import { formatDate } from '../../core/catalog/words.ts'

interface PageFootProps {
  readonly record: ModelRecord
  readonly provider: ProviderFacts | null
  readonly site: Site
}

/** The same page for machines, where else to look, and how old it is (S5–S9, S51–S56). */
export const PageFoot = ({ record, provider, site }: PageFootProps): ReactElement => {
  const billing = provider?.links.billing
  const { vendorName } = profileOf(record)
  return (
    <footer className="doc-foot">
      <div>
        <h2>For AI agents and LLMs</h2>
        <ul>
          <li>
            <a href={apiMarkdownPathOf(record)}>This page as Markdown</a>
          </li>
          <li>
            <a href={markdownPathOf(record)}>The model as Markdown</a>
          </li>
          <li>
            <a href={llmsPathOf(record)}>llms.txt of the model</a>
          </li>
          <li>
            <a href={siteLlmsPath}>llms.txt of the site</a>
          </li>
        </ul>
      </div>
      <div>
        <h2>Elsewhere</h2>
        <ul>
          {footerLinks(site, provider).map(({ words, url }) => (
            <li key={url}>
              <a href={url}>{words}</a>
            </li>
          ))}
          {billing !== undefined && (
            <li>
              <a href={billing}>Prices of {provider?.name}</a>
            </li>
          )}
        </ul>
      </div>
      <div>
        <h2>Here</h2>
        <ul>
          <li>
            <a href={cataloguePath}>Browse LLM models</a>
          </li>
          <li>
            <a href={`${cataloguePath}?q=${encodeURIComponent(vendorName)}`}>
              More from {vendorName}
            </a>
          </li>
        </ul>
      </div>
      <p>
        Made by Verbatim from its catalogue. Facts as of{' '}
        <time dateTime={site.factsAsOf}>{formatDate(site.factsAsOf)}</time>.
      </p>
    </footer>
  )
}
