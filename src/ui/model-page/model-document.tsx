import type { ReactElement } from 'react'

import { profileOf } from '../../core/catalog/data/profiles.ts'
import type { Site } from '../../core/catalog/documents/site.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { pathOf } from '../../core/catalog/paths.ts'
import { specsOf } from '../../core/catalog/specs.ts'
import { suggestions } from '../../core/catalog/suggestions.ts'
import { ClaudeCodeSection, EndpointSection, QuickStartSection } from './api-sections.tsx'
import { FactTable } from './fact-table.tsx'
import { Island } from './islands/island.tsx'
import { FaqSection, FeatureSection, UseCaseSection } from './list-sections.tsx'
import { PageFoot } from './page-foot.tsx'
import { PageBar, PageHead } from './page-head.tsx'
import { ParamTable } from './param-table.tsx'
import { PriceSection } from './price-section.tsx'
import { Prose } from './prose.tsx'
import { RelatedSection } from './related-section.tsx'
import { Section } from './section.tsx'
import { sectionTitles, type SectionId } from './section-titles.ts'

interface ModelDocumentProps {
  readonly record: ModelRecord
  readonly site: Site
}

/**
 * The document about a model, `/models/<vendor>/<slug>/api`: rendered at build and nowhere else. What
 * comes to life in the browser are its islands.
 */
export function ModelDocument({ record, site }: ModelDocumentProps): ReactElement {
  const profile = profileOf(record)
  const provider = site.providerOf(record.providerId)
  const dialectId = provider?.dialects[0] ?? 'openai-chat'
  const { id, providerId, shortName } = record
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <PageBar record={record} />
      <main id="content" className="doc">
        <PageHead record={record} profile={profile} />
        <Island
          name="ask"
          model={{ id, providerId, shortName }}
          playgroundPath={pathOf(record)}
          prompts={suggestions}
        />
        <Island
          name="sections"
          ids={provider ? allSections : allSections.filter(needsNoProvider)}
        />
        {provider && (
          <>
            <EndpointSection provider={provider} />
            <ClaudeCodeSection record={record} provider={provider} />
            <QuickStartSection record={record} provider={provider} dialectId={dialectId} />
          </>
        )}
        <Section id="about">
          <Prose text={profile.about || 'Nobody has described this model here yet.'} />
          {profile.retirement !== null && <p className="doc-note">{profile.retirement}</p>}
        </Section>
        <Section id="specifications">
          <FactTable caption="Technical specifications" facts={[specsOf(record)]} />
          <ParamTable record={record} dialectIds={provider?.dialects ?? [dialectId]} />
        </Section>
        <FeatureSection record={record} />
        {provider && <PriceSection record={record} provider={provider} />}
        <UseCaseSection record={record} profile={profile} />
        <FaqSection record={record} site={site} />
        <RelatedSection record={record} />
      </main>
      <PageFoot record={record} provider={provider} site={site} />
    </>
  )
}

// The titles are an object literal of these very ids.
const allSections = Object.keys(sectionTitles) as readonly SectionId[]

const providerSections: ReadonlySet<SectionId> = new Set([
  'api',
  'claude-code',
  'quick-start',
  'pricing',
])

const needsNoProvider = (id: SectionId): boolean => !providerSections.has(id)
