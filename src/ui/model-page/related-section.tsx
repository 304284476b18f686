import type { ReactElement } from 'react'

import { relatedCount } from '../../core/catalog/documents/model-markdown.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { apiPathOf, cataloguePath } from '../../core/catalog/paths.ts'
import { relatedTo } from '../../core/catalog/related.ts'
import { specsOf, type Spec } from '../../core/catalog/specs.ts'
import { FactTable } from './fact-table.tsx'
import { Section } from './section.tsx'

/** What can be told from one model to the next. */
const comparedIds: ReadonlySet<string> = new Set([
  'price',
  'context',
  'max-output',
  'size',
  'weights',
  'licence',
  'released',
])

const compared = (record: ModelRecord): readonly Spec[] =>
  specsOf(record).filter(({ id }) => comparedIds.has(id))

/** Models that are alike, each saying in what, and side by side when they are unfolded (S37–S40). */
export const RelatedSection = ({ record }: { readonly record: ModelRecord }): ReactElement => (
  <Section id="related" lead="Chosen by family, size, price and context.">
    <ul className="doc-related">
      {relatedTo(record, relatedCount).map(({ model, reasons }) => (
        <li key={model.slug}>
          <a href={apiPathOf(model)}>{model.name}</a>
          <p className="doc-note">{reasons.join(' · ')}</p>
          <details id={`compare-${model.slug}`}>
            <summary aria-label={`Compare with ${model.shortName}`}>Compare</summary>
            <FactTable
              caption={`${record.shortName} and ${model.shortName}`}
              columns={[record.shortName, model.shortName]}
              facts={[compared(record), compared(model)]}
            />
          </details>
        </li>
      ))}
    </ul>
    <p>
      <a href={cataloguePath}>View all LLM models</a>
    </p>
  </Section>
)
