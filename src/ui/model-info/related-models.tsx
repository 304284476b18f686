import type { ReactElement } from 'react'

import type { ModelRecord } from '../../core/catalog/model.ts'
import { apiPathOf, cataloguePath } from '../../core/catalog/paths.ts'
import { relatedTo } from '../../core/catalog/related.ts'
import { useCommands } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'

const mostShown = 4

/** Models that are alike, each saying in what (S37–S40): to try here, or to read about. */
export function RelatedModels({ model }: { readonly model: ModelRecord }): ReactElement | null {
  const { chooseModel } = useCommands()
  const related = relatedTo(model, mostShown)
  if (related.length === 0) return null
  return (
    <section aria-labelledby="related-title" className="endpoints">
      <h3 id="related-title" className="text-dense font-semibold">
        Related models
      </h3>
      <ul className="related-list">
        {related.map(({ model: other, reasons }) => (
          <li key={other.slug}>
            <span className="related-words">
              <a className="link link-target" href={apiPathOf(other)}>
                {other.shortName}
              </a>
              <span className="text-meta text-ink2">{reasons.join(' · ')}</span>
            </span>
            <Button
              aria-label={`Try ${other.shortName}`}
              onClick={() => chooseModel(other.providerId, other.id)}
            >
              Try
            </Button>
          </li>
        ))}
      </ul>
      <a className="link link-target text-dense" href={cataloguePath}>
        View all LLM models
      </a>
    </section>
  )
}
