import './snippets.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { memo, useMemo, useState, type ReactElement } from 'react'

import type { Serving } from '../../client/commands/next-request.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { snippetRequest } from '../../core/snippet/snippet-request.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { OnceLines } from '../access/program/once-lines.tsx'
import { Program } from '../access/program/program.tsx'
import { providerFor, type ProgramTarget } from '../access/program/program-request.ts'
import { placeholderPrompt, useNextRequest, type NextSettings } from '../access/use-next-request.ts'
import { useServing } from '../access/use-serving.ts'
import { Choice } from '../kit/choice.tsx'
import { CodeOptions } from './code-options.tsx'
import { countSent } from './count-sent.ts'
import { MatchLine } from './match-line.tsx'

/** The next request as code: the very bytes that Send would send (law S1). */
export function CodePane(): ReactElement {
  const which = useWorkspace((workspace) => workspace.code.messages)
  const next = useNextRequest(which)
  const serving = useServing()
  if (!next || !serving) return <p className="pane-note">Waiting for the server.</p>
  return (
    <div className="code-pane">
      <CodeOptions />
      {next.encoded.ok ? (
        <EncodedCode
          encoded={next.encoded.value}
          settings={next.settings}
          omitted={next.omitted}
          hasPlaceholder={next.hasPlaceholder}
          serving={serving}
        />
      ) : (
        <p role="alert" className="pane-note text-bad-text">
          {next.encoded.error.message}
        </p>
      )}
    </div>
  )
}

interface EncodedCodeProps {
  readonly encoded: EncodedRequest
  readonly settings: NextSettings
  readonly omitted: number
  readonly hasPlaceholder: boolean
  readonly serving: Serving
}

/** Not drawn again while somebody types and the request of the last letter is not there yet. */
const EncodedCode = memo(function EncodedCode(props: EncodedCodeProps): ReactElement {
  const { encoded, settings, omitted, hasPlaceholder, serving } = props
  const { dialectId } = settings.choice
  const [target, setTarget] = useState<ProgramTarget>('chosen')
  const { chosen, isStandIn } = serving
  const provider = providerFor(serving, isStandIn ? target : 'chosen')
  const request = useMemo(
    () => snippetRequest(provider, dialectId, encoded),
    [provider, dialectId, encoded],
  )
  return (
    <>
      {isStandIn && chosen && (
        <Choice
          label="Where the code goes"
          options={[
            { value: 'chosen', label: `For ${chosen.name}` },
            { value: 'stand-in', label: 'For this server’s demo' },
          ]}
          value={target}
          onChoose={setTarget}
        />
      )}
      {request ? (
        <Program request={request} cause={settings}>
          <MatchLine
            counts={countSent(encoded, settings)}
            omitted={omitted}
            isSameAddress={provider.id === serving.actual.id}
          />
        </Program>
      ) : (
        <p className="pane-note">{provider.name} has no address for this request format.</p>
      )}
      {hasPlaceholder && (
        <p className="pane-note">
          The composer is empty: “{placeholderPrompt}” stands for your message.
        </p>
      )}
      {request && <OnceLines request={request} />}
      {request && request.auth !== 'none' && (
        <p className="pane-note">
          The key is read from <code>{request.keyVariable}</code> where the code runs. It is not
          here: this page never has it.
        </p>
      )}
    </>
  )
})
