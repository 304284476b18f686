import type { ReactElement } from 'react'

import { sectionTitles, type SectionId } from '../section-titles.ts'
import { useSectionInView } from './use-section-in-view.ts'

export interface SectionNavProps {
  /** Those that the page has, in its order. */
  readonly ids: readonly SectionId[]
}

/** Keeps the way to every section in sight where there is room for it, and says which one is read. */
export function SectionNav({ ids }: SectionNavProps): ReactElement {
  const current = useSectionInView(ids)
  return (
    <nav aria-label="On this page" className="doc-nav">
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
              {sectionTitles[id]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
