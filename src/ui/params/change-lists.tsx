import type { ReactElement } from 'react'

import type { DialectChange } from '../../core/dialect/dialect-changes.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { useDialectChanges } from './use-dialect-changes.ts'

/** What the format in use takes away, and what the other one would: read before anything is sent. */
export function ChangeLists(): ReactElement | null {
  const changes = useDialectChanges()
  if (!changes) return null
  const { other, here, there } = changes
  return (
    <div className="change-lists">
      {/* Who never switched need not hear that things are where they always were. */}
      {here.some(isLoss) && <ChangeList title="In this format" changes={here} />}
      <ChangeList title={`Switching to ${requestDialects[other].label}`} changes={there} />
    </div>
  )
}

const isLoss = ({ kind }: DialectChange): boolean => kind !== 'moved' && kind !== 'renamed'

interface ChangeListProps {
  readonly title: string
  readonly changes: readonly DialectChange[]
}

function ChangeList({ title, changes }: ChangeListProps): ReactElement | null {
  if (changes.length === 0) return null
  return (
    <Disclosure summary={`${title}: ${countChanges(changes)}`}>
      <ul className="change-list">
        {changes.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** `2 left out, 1 renamed` */
export function countChanges(changes: readonly DialectChange[]): string {
  const kinds = [...new Set(changes.map(({ kind }) => kind))]
  return kinds
    .map((kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`)
    .join(', ')
}
