import type { ReactElement, ReactNode } from 'react'

/** The sections of the page, in order: their addresses are `#<id>`. */
export const sectionTitles = {
  api: 'API endpoints',
  'claude-code': 'Claude Code',
  'quick-start': 'Quick start',
  about: 'About',
  specifications: 'Specifications',
  features: 'Key features',
  pricing: 'Pricing',
  'use-cases': 'Use cases',
  faq: 'FAQ',
  related: 'Related models',
} as const

export type SectionId = keyof typeof sectionTitles

interface SectionProps {
  readonly id: SectionId
  /** Words beside the title. */
  readonly lead?: ReactNode
  readonly children: ReactNode
}

export const Section = ({ id, lead, children }: SectionProps): ReactElement => (
  <section id={id} className="doc-section" aria-labelledby={`${id}-title`}>
    <div className="doc-head">
      <h2 id={`${id}-title`}>{sectionTitles[id]}</h2>
      {lead !== undefined && <p>{lead}</p>}
    </div>
    <div className="doc-body">{children}</div>
  </section>
)

/** Keeps the way to every section in sight where there is room for it. */
export const SectionNav = ({ ids }: { readonly ids: readonly SectionId[] }): ReactElement => (
  <nav aria-label="On this page" className="doc-nav">
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <a href={`#${id}`}>{sectionTitles[id]}</a>
        </li>
      ))}
    </ul>
  </nav>
)
