import type { ReactElement } from 'react'

import { setKeyLines } from '../../../core/snippet/clients.ts'
import type { SnippetRequest } from '../../../core/snippet/snippet.ts'
import { CopyField } from '../../kit/copy-field.tsx'
import { useProgramClient } from './use-program-client.ts'

/** Where code in this language runs: the shells of cURL are its clients. */
const shellsOf: Partial<Record<string, string>> = {
  'curl-bash': 'bash, zsh',
  'curl-powershell': 'PowerShell',
}

/** What has to be typed once before the code runs, each line to copy. */
export function OnceLines({ request }: { readonly request: SnippetRequest }): ReactElement | null {
  const client = useProgramClient()
  const install = client.install(request.dialectId)
  const shell = shellsOf[client.id]
  const keyLines =
    request.auth === 'none'
      ? []
      : setKeyLines(request.keyVariable).filter((each) => !shell || each.shell === shell)
  if (install === null && keyLines.length === 0) return null
  return (
    <div role="group" aria-label="Once, before the code runs" className="once-lines">
      {install !== null && <OnceLine caption="Install once" name="install line" line={install} />}
      {keyLines.map((each) => (
        <OnceLine
          key={each.shell}
          caption={`Set the key once · ${each.shell}`}
          name={`key line for ${each.shell}`}
          line={each.line}
        />
      ))}
    </div>
  )
}

interface OnceLineProps {
  readonly caption: string
  readonly name: string
  readonly line: string
}

const OnceLine = ({ caption, name, line }: OnceLineProps): ReactElement => (
  <div>
    <div className="text-meta text-ink2">{caption}</div>
    <CopyField label={`Copy ${name}`} text={line} />
  </div>
)
