import type { Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'

/** What lowlight found, as React elements; `code-colours.css` gives their classes a colour. */
export const colourElements = (tree: Root): ReactNode => toJsxRuntime(tree, { Fragment, jsx, jsxs })
