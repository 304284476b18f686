import type { Element, ElementContent } from 'hast'
import { createElement, type ComponentProps, type ComponentType, type ReactElement } from 'react'
import type { Components, ExtraProps } from 'react-markdown'

import { AnswerImage } from './answer-image.tsx'
import { AnswerLink, FootnoteLink } from './answer-link.tsx'
import { CodeBlock } from './code-block.tsx'
import { Formula } from './formula.tsx'
import { useIsOpenBlock } from './open-block.ts'

type Props<Tag extends 'a' | 'code' | 'h1' | 'img' | 'input' | 'p' | 'pre' | 'table' | 'th'> =
  ComponentProps<Tag> & ExtraProps

type BlockTag = 'blockquote' | 'li' | 'p' | 'td' | 'th'

/** A block takes the direction of its own first letter, so that answers may mix scripts. */
const inOwnDirection = <Tag extends BlockTag>(
  tag: Tag,
): ComponentType<ComponentProps<Tag> & ExtraProps> =>
  function Block({ node: _node, ...props }) {
    return createElement(tag, { dir: 'auto', ...props })
  }

/** A header cell without words heads nothing: it is an empty corner, and axe says so too. */
const HeaderCell = inOwnDirection('th')
const Cell = inOwnDirection('td')

const TableHeader = (props: Props<'th'>): ReactElement =>
  textOf(props.node).trim() === '' ? <Cell {...props} /> : <HeaderCell {...props} />

/**
 * Two levels down: an h1 of the answer stands beside the h3 of its message, so that the h2 most
 * answers begin with goes one level deeper and skips none.
 */
const heading = (level: 3 | 4 | 5 | 6) =>
  function Heading({ children }: Props<'h1'>): ReactElement {
    const Tag = `h${level}` as const
    return <Tag dir="auto">{children}</Tag>
  }

function Link({ node, href, children, id }: Props<'a'>): ReactElement {
  // Only Markdown's own footnotes carry these: raw HTML never becomes an element.
  const { dataFootnoteRef, dataFootnoteBackref, ariaLabel } = node?.properties ?? {}
  if (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined) {
    const label = typeof ariaLabel === 'string' ? ariaLabel : undefined
    return (
      <FootnoteLink href={href ?? ''} id={id} label={label}>
        {children}
      </FootnoteLink>
    )
  }
  return (
    <AnswerLink target={href} text={textOf(node)}>
      {children}
    </AnswerLink>
  )
}

const Image = ({ src, alt }: Props<'img'>): ReactElement => (
  <AnswerImage source={typeof src === 'string' ? src : undefined} alt={alt ?? ''} />
)

function Pre({ node }: Props<'pre'>): ReactElement {
  const code = node?.children.find((child) => child.type === 'element')
  const isOpen = useIsOpenBlock()
  const text = textOf(code)
  if (hasClass(code, 'math-display')) {
    // Half a formula is a mistake in TeX; until it is whole its source is shown.
    if (isOpen) return <pre className="answer-open-math">{text}</pre>
    return <Formula source={text} isDisplay />
  }
  return <CodeBlock code={text.replace(/\n$/, '')} language={languageOf(code)} isOpen={isOpen} />
}

function InlineCode({ node, children }: Props<'code'>): ReactElement {
  if (hasClass(node, 'language-math')) {
    return <Formula source={textOf(node)} isDisplay={hasClass(node, 'math-display')} />
  }
  return <code dir="ltr">{children}</code>
}

const Table = ({ children }: Props<'table'>): ReactElement => (
  <div className="answer-table" role="region" aria-label="Table" tabIndex={0}>
    <table>{children}</table>
  </div>
)

const TaskBox = ({ checked }: Props<'input'>): ReactElement => (
  <input type="checkbox" disabled checked={checked} aria-label={checked ? 'Done' : 'Not done'} />
)

/** What each element of an answer becomes. All else is a bare element without attributes. */
export const answerElements: Components = {
  a: Link,
  blockquote: inOwnDirection('blockquote'),
  code: InlineCode,
  h1: heading(3),
  h2: heading(4),
  h3: heading(5),
  h4: heading(6),
  h5: heading(6),
  h6: heading(6),
  img: Image,
  input: TaskBox,
  li: inOwnDirection('li'),
  p: inOwnDirection('p'),
  pre: Pre,
  table: Table,
  td: Cell,
  th: TableHeader,
}

function textOf(node: Element | ElementContent | undefined): string {
  if (!node) return ''
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

function classesOf(node: Element | undefined): readonly (string | number)[] {
  const { className } = node?.properties ?? {}
  return Array.isArray(className) ? className : []
}

const hasClass = (node: Element | undefined, name: string): boolean =>
  classesOf(node).includes(name)

function languageOf(code: Element | undefined): string {
  const found = classesOf(code).find((name) => String(name).startsWith('language-'))
  return String(found ?? '').slice('language-'.length)
}
