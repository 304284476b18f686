import { Dialog, DialogDismiss, DialogHeading, HeadingLevel } from '@ariakit/react'
import { X } from 'lucide-react'
import type { ReactElement } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { useRequestBody } from '../../access/use-request-body.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { RawText } from '../raw-text.tsx'
import { ResponseBody } from './response-body.tsx'

interface ExchangeDialogProps {
  readonly runs: readonly Run[]
  readonly ordinal: number
  readonly onClose: () => void
}

/** What was sent and what came, byte for byte. */
export function ExchangeDialog({ runs, ordinal, onClose }: ExchangeDialogProps): ReactElement {
  return (
    <Dialog
      open
      onClose={onClose}
      className="exchange-dialog"
      backdrop={<div className="backdrop" />}
    >
      <div className="exchange-head">
        <HeadingLevel level={2}>
          <DialogHeading className="exchange-title">
            Request and response of answer {ordinal}
          </DialogHeading>
        </HeadingLevel>
        <DialogDismiss className="icon-button" aria-label="Close">
          <X aria-hidden size={20} strokeWidth={1.5} />
        </DialogDismiss>
      </div>
      {runs.map((run, i) => (
        <Exchange key={run.id} run={run} part={runs.length > 1 ? `, part ${i + 1}` : ''} />
      ))}
    </Dialog>
  )
}

function Exchange({ run, part }: { readonly run: Run; readonly part: string }): ReactElement {
  const body = useRequestBody(run.id)
  const hasBody = typeof body === 'string'
  const headers = Object.entries(run.headers)
  return (
    <>
      <section className="exchange-part">
        <div className="exchange-head">
          <h2>Request body{part}</h2>
          {hasBody && (
            <CopyButton className="plain-button" label={`Copy request body${part}`} text={body} />
          )}
        </div>
        {hasBody && <RawText label={`Request body${part}`} text={body} />}
        {body === null && <p className="faint">The request of this answer was not kept.</p>}
      </section>
      <section className="exchange-part">
        <h2>Response{part}</h2>
        <dl className="facts mono">
          <Fact name="status" value={run.httpStatus === null ? 'no answer' : `${run.httpStatus}`} />
          {run.responseId !== null && <Fact name="response id" value={run.responseId} />}
          {run.responseModel !== null && <Fact name="model" value={run.responseModel} />}
          {headers.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
        {headers.length === 0 && <p className="faint">No header of the response was kept.</p>}
      </section>
      <ResponseBody run={run} part={part} />
    </>
  )
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd dir="ltr">{value}</dd>
  </div>
)
