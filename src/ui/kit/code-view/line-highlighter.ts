import bash from 'highlight.js/lib/languages/bash'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import php from 'highlight.js/lib/languages/php'
import powershell from 'highlight.js/lib/languages/powershell'
import python from 'highlight.js/lib/languages/python'
import { createLowlight } from 'lowlight'
import type { ReactNode } from 'react'

import { colourElements } from '../colour-elements.ts'
import type { CodeGrammar, CodeLine } from './code-lines.ts'

const grammars = { bash, powershell, python, javascript, php, json } satisfies Record<
  CodeGrammar,
  unknown
>
const lowlight = createLowlight(grammars)

/** One line by itself as coloured elements: their text is the line's. */
export const highlightLine = ({ text, grammar }: Pick<CodeLine, 'text' | 'grammar'>): ReactNode =>
  colourElements(lowlight.highlight(grammar, text))
