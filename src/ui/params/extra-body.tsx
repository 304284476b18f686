import { lazy, useId, type ReactElement } from 'react'

import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { isJsonObject, parseJson } from '../../core/json.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { LazyPanel } from '../kit/lazy-panel.tsx'
import { isExtraChanged } from './changed.ts'
import { ErrorLine } from './error-line.tsx'
import { ParamFrame } from './param-frame.tsx'
import { WarningLine } from './warning-line.tsx'

const JsonField = lazy(async () => ({ default: (await import('./json-field.tsx')).JsonField }))

interface ExtraBodyProps {
  readonly encoded: EncodedRequest | null
  /** Why it cannot be sent; null where it can. */
  readonly error: string | null
}

/** Members of the body that have no control here, as JSON; they win over those that have one. */
export function ExtraBody({ encoded, error }: ExtraBodyProps): ReactElement {
  const { setExtraBody, setExtraBodySent } = useCommands()
  const extraBody = useWorkspace((workspace) => workspace.extraBody)
  const { text, isSent } = extraBody
  const id = useId()
  const overridden = (encoded?.warnings ?? []).filter(({ kind }) => kind === 'overridden')
  const lines = overridden.map((warning) => <WarningLine key={warning.message} warning={warning} />)
  const state = stateOf(text, isSent, error)
  return (
    <Disclosure
      summary={state === null ? 'Extra body' : `Extra body · ${state}`}
      isInitiallyOpen={state !== null && isSent}
      whenClosed={
        <>
          <ErrorLine error={error} />
          {lines}
        </>
      }
    >
      <ParamFrame
        id={id}
        label="Extra body"
        isChanged={isExtraChanged(extraBody)}
        reset={null}
        send={{ isSent, isSupported: true, onChange: setExtraBodySent }}
        note={
          isSent ? 'A JSON object. Its members are added to the body and win over it.' : 'Not sent'
        }
        warnings={overridden}
      >
        <LazyPanel what="The editor" height={88}>
          <JsonField
            label="Extra body"
            text={text}
            error={error}
            canBeEmpty
            describedBy={`${id}-note`}
            placeholder='{ "user": "me" }'
            onChange={setExtraBody}
          />
        </LazyPanel>
      </ParamFrame>
    </Disclosure>
  )
}

/** What the folded section says of itself; null while nothing is typed. */
function stateOf(text: string, isSent: boolean, error: string | null): string | null {
  if (text.trim() === '') return null
  if (!isSent) return 'not sent'
  if (error !== null) return 'cannot be sent'
  const json = parseJson(text)
  return `${json.ok && isJsonObject(json.value) ? Object.keys(json.value).length : 0} sent`
}
