import type { ReactElement, ReactNode } from 'react'

import { sectionTitles, type SectionId } from './section-titles.ts'

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
