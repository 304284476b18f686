import { Table } from 'lucide-react'
import { useId, useState, type ReactElement } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { timelineRows } from './readings.ts'

interface TraceDisclosureProps {
  readonly run: Run
  /** Whose timeline it is: `answer 3`. */
  readonly name: string
}

/** The picture's data for those who want it as a table. */
export function TraceDisclosure({ run, name }: TraceDisclosureProps): ReactElement {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="icon-button trace-toggle"
        aria-label={`View as table, timeline of ${name}`}
        title="View as table"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Table aria-hidden size={16} strokeWidth={1.5} />
      </button>
      {isOpen && (
        <div id={id} className="trace-table">
          <table className="mono">
            <caption>Since the request left</caption>
            <tbody>
              {timelineRows(run).map(([what, when]) => (
                <tr key={`${what} ${when}`}>
                  <th scope="row">{what}</th>
                  <td>{when}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
