import './program.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { useMemo, type ReactElement, type ReactNode } from 'react'

import { languageLabels, printSnippet } from '../../../core/snippet/clients.ts'
import type { SnippetRequest } from '../../../core/snippet/snippet.ts'
import { Button } from '../../kit/button.tsx'
import { CodeBox } from '../../kit/code-box.tsx'
import { useCommands, useWorkspace } from '../client-context.tsx'
import { clientsOf, useProgramClient } from './use-program-client.ts'

interface ProgramProps {
  /** Printed again when it is another one: keep it while nothing changes. */
  readonly request: SnippetRequest
  /** Lines that change together with this are marked for a moment. */
  readonly cause?: unknown
  /** What is said of the code; nothing is said where there is none. */
  readonly children?: ReactNode
}

/** A request as code, in the language and for the client last chosen. */
export function Program({ request, cause, children }: ProgramProps): ReactElement {
  const { id, language, grammar, fileName } = useProgramClient()
  const printed = useMemo(() => printSnippet(id, request), [id, request])
  if (!printed.ok) return <Unprintable problem={printed.error} request={request} />
  return (
    <>
      <CodeBox
        code={printed.value}
        grammar={grammar}
        label={languageLabels[language]}
        fileName={fileName}
        cause={cause}
      />
      {children}
    </>
  )
}

interface UnprintableProps extends Pick<ProgramProps, 'request'> {
  readonly problem: string
}

/** Why there is no code, and the clients that have some. */
function Unprintable({ problem, request }: UnprintableProps): ReactElement {
  const { setCode } = useCommands()
  const { id, language } = useProgramClient()
  const clients = useWorkspace((workspace) => workspace.code.clients)
  const others = clientsOf(language).filter((client) => client.id !== id)
  return (
    <div role="alert" className="program-problem">
      <p>{problem}</p>
      {others.map((other) => (
        <Button
          key={other.id}
          look="plain"
          onClick={() => setCode({ clients: { ...clients, [language]: other.id } })}
        >
          Use {other.label(request.dialectId)}
        </Button>
      ))}
    </div>
  )
}
