import type { ReactElement } from 'react'

import type { ResponseBody as Body } from '../../../client/client.ts'
import type { Run } from '../../../core/run/run.ts'
import { useResponseBody } from '../../access/use-response-body.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { formatCount } from '../../kit/format-numbers.ts'
import { RawText } from '../raw-text.tsx'

/** Characters that are laid out: 2,000 tokens with all that providers write around each. */
const mostShown = 500_000

interface ResponseBodyProps {
  readonly run: Run
  /** Where an answer has several: ", part 2". */
  readonly part: string
}

/** What came, byte for byte, before anything was made of it. */
export function ResponseBody({ run, part }: ResponseBodyProps): ReactElement {
  const body = useResponseBody(run.id)
  const title = `Response body${part}`
  const shown = beginningOf(body?.text ?? '')
  const notes = body === undefined ? [] : notesOn(body, shown, run.status === 'stopped')
  return (
    <section className="exchange-part">
      <div className="exchange-head">
        <h2>{title}</h2>
        {body && shown !== '' && (
          <CopyButton
            className="plain-button"
            label={`Copy response body${part}`}
            text={body.text}
          />
        )}
      </div>
      {shown !== '' && <RawText label={title} text={shown} />}
      {notes.map((note) => (
        <p key={note} className="faint">
          {note}
        </p>
      ))}
    </section>
  )
}

/** All of it, or as many lines as are shown. */
function beginningOf(text: string): string {
  if (text.length <= mostShown) return text
  return text.slice(0, text.lastIndexOf('\n', mostShown - 1) + 1 || mostShown)
}

function notesOn(body: Body | null, shown: string, wasStopped: boolean): readonly string[] {
  if (body === null) return ['The response of this answer was not kept.']
  const { text, isWhole } = body
  if (text === '' && isWhole) return ['It has no body.']
  const [all, some] = [formatCount(text.length), formatCount(shown.length)]
  return [
    ...(shown === text ? [] : [`The first ${some} of ${all} characters. Copy takes them all.`]),
    ...(isWhole ? [] : [wasStopped ? 'It was stopped here.' : 'The end of it was not kept.']),
  ]
}
