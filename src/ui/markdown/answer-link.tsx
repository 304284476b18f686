import {
  createContext,
  useContext,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react'

import { showInvisible } from '../../core/markdown/invisible.ts'

import { checkLinkTarget, doesTextNameHost } from './link-target.ts'

const InsideLink = createContext(false)

/** Whether this is part of a link, where another control would not be reachable. */
export const useInsideLink = (): boolean => useContext(InsideLink)

type AnswerLinkProps = {
  /** What the model wrote as the target. */
  readonly target: string | undefined
  /** The link's text alone, to compare with its host. */
  readonly text: string
  readonly children?: ReactNode
}

/** A link that says where it leads, or, when it must not lead there, text that shows its target. */
export function AnswerLink({ target, text, children }: AnswerLinkProps): ReactElement {
  const link = checkLinkTarget(target)
  if (!link) {
    return (
      <span className="answer-inert-link">
        {children}
        {target !== undefined && target !== text && (
          <span className="answer-link-host"> ({showInvisible(target)})</span>
        )}
      </span>
    )
  }
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
      <InsideLink value={true}>{children}</InsideLink>
      {!doesTextNameHost(text, link) && (
        <span className="answer-link-host"> {showInvisible(link.host)}</span>
      )}
    </a>
  )
}

type FootnoteLinkProps = {
  readonly href: string
  readonly label: string | undefined
  readonly children?: ReactNode
  readonly id?: string | undefined
}

/** A step between a footnote and its call. It leaves the address alone: `#` belongs to the app. */
export function FootnoteLink({ href, label, children, id }: FootnoteLinkProps): ReactElement {
  function go(event: MouseEvent): void {
    event.preventDefault()
    const place = document.getElementById(href.slice(1))
    place?.scrollIntoView({ block: 'nearest' })
    const link = place?.matches('a') ? place : place?.querySelector('a')
    if (link instanceof HTMLElement) link.focus({ preventScroll: true })
  }
  return (
    <a href={href} id={id} aria-label={label} className="answer-footnote-link" onClick={go}>
      {children}
    </a>
  )
}
