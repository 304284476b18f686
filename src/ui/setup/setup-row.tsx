import { useRef, type ReactElement, type ReactNode } from 'react'

import { StateMark, type MarkState } from '../kit/state-mark.tsx'
import { useKeptFocus } from '../kit/use-kept-focus.ts'

interface SetupRowProps {
  readonly mark: MarkState
  readonly name: string
  /** How it stands: they follow the name. */
  readonly words: ReactNode
  /** Why it is so and what to do, where the words do not say it. */
  readonly explanation?: string | null
  /** What is of use to who sets it up. */
  readonly facts?: ReactNode
  /** What can be done next. */
  readonly children?: ReactNode
}

/** Somebody who can answer, in a list of them. */
export function SetupRow(props: SetupRowProps): ReactElement {
  const row = useRef<HTMLLIElement>(null)
  // What helped goes away, and what comes next takes its place.
  useKeptFocus(row, '.setup-actions :is(a, button)')
  return (
    <li ref={row} className="setup-row">
      <StateMark state={props.mark} />
      <div className="setup-body">
        <div className="setup-words">
          <p>
            <span className="font-medium">{props.name}</span>{' '}
            <span className="text-ink2">{props.words}</span>
          </p>
          {props.explanation && <p className="text-ink2">{props.explanation}</p>}
          {props.facts && <p className="setup-facts">{props.facts}</p>}
        </div>
        {props.children && <div className="setup-actions">{props.children}</div>}
      </div>
    </li>
  )
}

/** Empty: nothing moves it. */
export const MovedBy = ({ baseUrlVariable }: { readonly baseUrlVariable: string }) =>
  baseUrlVariable !== '' && (
    <>
      {' · base URL in '}
      <code dir="ltr">{baseUrlVariable}</code>
    </>
  )
