import type { ReactElement } from 'react'

import {
  claudeCodeNotes,
  claudeCodeSetups,
  claudeCodeTargetOf,
} from '../../core/catalog/claude-code.ts'
import type { ProviderFacts } from '../../core/catalog/documents/site.ts'
import { endpointGroups } from '../../core/catalog/endpoint-groups.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { quickStartsOf } from '../../core/catalog/quick-start.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import { languageLabels } from '../../core/snippet/clients.ts'
import { Island } from './islands/island.tsx'
import { Section } from './section.tsx'
import { TabbedCode } from './tabbed-code.tsx'

interface ApiProps {
  readonly record: ModelRecord
  readonly provider: ProviderFacts
}

/** Where requests go (S23–S26). */
export const EndpointSection = ({ provider }: Pick<ApiProps, 'provider'>): ReactElement => (
  <Section id="api" lead={`What ${provider.name} serves, in the formats that programs speak.`}>
    {endpointGroups(provider.endpoints).map(({ title, endpoints }) => (
      <div key={title} className="doc-group">
        <h3>{title}</h3>
        {endpoints.map(({ label, name, url }) => (
          <div key={label} className="doc-endpoint">
            <span>{label}</span>
            <Island name="copy-line" label={`Copy ${name}`} text={url} />
          </div>
        ))}
      </div>
    ))}
    <KeyLine provider={provider} />
  </Section>
)

const KeyLine = ({ provider }: Pick<ApiProps, 'provider'>): ReactElement | null => {
  const { auth, keyVariable, links } = provider
  if (auth === 'none') return null
  return (
    <p className="doc-note">
      The key travels in <code>{auth === 'bearer' ? 'Authorization: Bearer' : 'x-api-key'}</code>,
      never in the body. The code on this page reads it from <code>{keyVariable}</code>.
      {links.keys !== undefined && (
        <>
          {' '}
          <a href={links.keys}>Get a key from {provider.name}</a>
        </>
      )}
    </p>
  )
}

/** How to use the model from Claude Code, where the provider speaks its format (S27). */
export const ClaudeCodeSection = ({ record, provider }: ApiProps): ReactElement | null => {
  const target = claudeCodeTargetOf(provider, record.id)
  const setups = claudeCodeSetups(target)
  if (setups.length === 0) return null
  return (
    <Section id="claude-code" lead="Let Anthropic’s coding agent work with this model.">
      <TabbedCode
        id="claude"
        label="Where it is set"
        tabs={setups.map(({ text, ...setup }) => ({ ...setup, code: text }))}
      />
      <p className="doc-note">{claudeCodeNotes(target).join(' ')}</p>
    </Section>
  )
}

/** The first program, in four languages (S48–S50): what it sends is what the playground sends. */
export const QuickStartSection = ({
  record,
  provider,
  dialectId,
}: ApiProps & { readonly dialectId: DialectId }): ReactElement | null => {
  const programs = quickStartsOf(provider, record.id, dialectId)
  if (programs.length === 0) return null
  return (
    <Section id="quick-start" lead="The smallest request that gets an answer.">
      <TabbedCode
        id="start"
        label="Language"
        areLanguages
        tabs={programs.map(({ language, ...program }) => ({
          ...program,
          id: language,
          label: languageLabels[language],
        }))}
      />
      <p className="doc-note">
        The playground’s Code tab prints the same for any conversation and parameters, and for the
        official packages.
      </p>
    </Section>
  )
}
