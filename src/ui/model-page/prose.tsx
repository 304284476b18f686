import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toHast } from 'mdast-util-to-hast'
import type { ReactElement } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'

/** Markdown of our own, as it stands in the catalogue. Only for pages that are rendered at build. */
export const Prose = ({ text }: { readonly text: string }): ReactElement => (
  <div className="prose">{toJsxRuntime(toHast(fromMarkdown(text)), { Fragment, jsx, jsxs })}</div>
)
