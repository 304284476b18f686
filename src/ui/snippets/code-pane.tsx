import './snippets.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { Download, WrapText } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'

import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { curlSnippet } from '../../core/snippet/curl.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { placeholderPrompt, useNextRequest } from '../access/use-next-request.ts'
import { useServing } from '../access/use-serving.ts'
import { IconButton } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { CodeView } from '../kit/code-view/code-view.tsx'
import { CopyButton } from '../kit/copy-button.tsx'
import { downloadText } from './download.ts'
import { MatchLine } from './match-line.tsx'
import { providerFor, snippetRequest, type SnippetTarget } from './snippet-target.ts'

/** The next request as code: the very bytes that Send would send (law S1). */
export function CodePane(): ReactElement {
  const next = useNextRequest()
  if (!next) return <p className="pane-note">Waiting for the server.</p>
  if (!next.encoded.ok)
    return (
      <p role="alert" className="pane-note text-bad-text">
        {next.encoded.error.message}
      </p>
    )
  return <EncodedCode encoded={next.encoded.value} hasPlaceholder={next.hasPlaceholder} />
}

interface EncodedCodeProps {
  readonly encoded: EncodedRequest
  readonly hasPlaceholder: boolean
}

function EncodedCode({ encoded, hasPlaceholder }: EncodedCodeProps): ReactElement | null {
  const serving = useServing()
  const dialectId = useWorkspace((workspace) => workspace.choice.dialectId)
  const [target, setTarget] = useState<SnippetTarget>('chosen')
  if (!serving) return null
  const { chosen, isStandIn } = serving
  const provider = providerFor(serving, isStandIn ? target : 'chosen')
  const request = snippetRequest(provider, dialectId, encoded)
  return (
    <div className="code-pane">
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
        <Snippet code={curlSnippet(request)} />
      ) : (
        <p className="pane-note">{provider.name} has no address for this request format.</p>
      )}
      <MatchLine encoded={encoded} isSameAddress={provider.id === serving.actual.id} />
      {hasPlaceholder && (
        <p className="pane-note">
          The composer is empty: “{placeholderPrompt}” stands for your message.
        </p>
      )}
      {request && request.auth !== 'none' && (
        <p className="pane-note">
          The key is read from <code>{request.keyVariable}</code> where the code runs. It is not
          here: this page never has it.
        </p>
      )}
    </div>
  )
}

function Snippet({ code }: { readonly code: string }): ReactElement {
  const [isWrapped, setIsWrapped] = useState(false)
  const shown = useRef<HTMLPreElement>(null)
  return (
    <>
      <div className="snippet-head">
        <h2 className="text-dense font-semibold">cURL</h2>
        <span className="me-auto text-meta text-ink3">bash, zsh</span>
        <IconButton
          label="Wrap lines"
          aria-pressed={isWrapped}
          onClick={() => setIsWrapped((was) => !was)}
        >
          <WrapText aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
        <IconButton
          label="Download .sh"
          onClick={() => downloadText('request.sh', `#!/usr/bin/env bash\n${code}`)}
        >
          <Download aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
        <CopyButton
          className="control copy-code"
          label="Copy cURL"
          text={code}
          shown={() => shown.current}
        />
      </div>
      <CodeView ref={shown} code={code} grammar="bash" label="cURL" isWrapped={isWrapped} />
    </>
  )
}
