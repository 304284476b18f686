import type { ReactElement } from 'react'

import { faqOf } from '../../core/catalog/faq.ts'
import { featuresOf } from '../../core/catalog/features.ts'
import type { Site } from '../../core/catalog/documents/site.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { pathOf } from '../../core/catalog/paths.ts'
import type { ModelProfile } from '../../core/catalog/profile.ts'
import { Prose } from './prose.tsx'
import { Section } from './section.tsx'

/** The playground, set up to try something. Nothing is sent by itself. */
const tryPath = (record: ModelRecord, id: string): string => `${pathOf(record)}#try=${id}`

interface RecordProps {
  readonly record: ModelRecord
}

/** What it can do, each to be tried and not only claimed (S47). */
export const FeatureSection = ({ record }: RecordProps): ReactElement => (
  <Section id="features" lead="Each opens the playground set up for it. Nothing runs by itself.">
    <ul className="doc-rows">
      {featuresOf(record).map(({ id, title, text }) => (
        <li key={id}>
          <div>
            <h3>{title}</h3>
            <p>{text}</p>
          </div>
          <a
            className="control"
            data-look="plain"
            href={tryPath(record, id)}
            aria-label={`Try it: ${title}`}
          >
            Try it
          </a>
        </li>
      ))}
    </ul>
  </Section>
)

interface UseCaseProps extends RecordProps {
  readonly profile: ModelProfile
}

/** What it is for, each as a preset (S53). */
export const UseCaseSection = ({ record, profile }: UseCaseProps): ReactElement => (
  <Section id="use-cases" lead="A system message, parameters and a first question for each.">
    <ul className="doc-rows">
      {profile.useCases.map(({ preset, prompt }) => (
        <li key={preset.id}>
          <div>
            <h3>{preset.name}</h3>
            <p className="doc-quote" dir="auto">
              {prompt}
            </p>
          </div>
          <a
            className="control"
            data-look="plain"
            href={tryPath(record, preset.id)}
            aria-label={`Open preset: ${preset.name}`}
          >
            Open preset
          </a>
        </li>
      ))}
    </ul>
  </Section>
)

interface FaqProps extends RecordProps {
  readonly site: Site
}

/** Questions and answers, each with an address of its own (S57–S61). */
export const FaqSection = ({ record, site }: FaqProps): ReactElement => (
  <Section id="faq">
    <div className="doc-faq">
      {faqOf(record, site).map(({ id, question, answer }) => (
        <details key={id}>
          <summary>{question}</summary>
          {/* The address is inside, so that a browser which is sent there unfolds it. */}
          <div id={`faq-${id}`} className="doc-answer">
            <Prose text={answer} />
            <a className="doc-note" href={`#faq-${id}`}>
              Link to this answer
            </a>
          </div>
        </details>
      ))}
    </div>
  </Section>
)
