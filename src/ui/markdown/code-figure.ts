import type { Element } from 'hast'

import { hasInvisible } from '../../core/markdown/invisible.ts'

import { nameOfLanguage } from './code-language.ts'
import { element, text } from './hast.ts'

/** What a `code` of an answer holds, for those who colour, copy and save it. */
export type CodeFacts = {
  readonly code: string
  /** The word after the fence; empty when there is none. */
  readonly language: string
  /** Its closing fence has not come yet. */
  readonly isOpen: boolean
}

declare module 'hast' {
  interface ElementData {
    /** On the `code` of a figure. */
    code?: CodeFacts
  }
}

/** Code of an answer, with its language, and wrap, download and copy. */
export function codeFigure(facts: CodeFacts): Element {
  const { code, language } = facts
  const name = nameOfLanguage(language)
  const shown = element('code', {}, ...(code === '' ? [] : [text(code)]))
  shown.data = { code: facts }
  return element(
    'figure',
    { className: ['answer-code'], dir: 'ltr' },
    element(
      'figcaption',
      { className: ['answer-code-bar'] },
      element('span', { className: ['answer-code-language'] }, text(name)),
      ...(hasInvisible(code) ? [invisibleWarning] : []),
      wrapButton,
      downloadButton,
      copyButton,
    ),
    element(
      'pre',
      // It scrolls sideways, so the keyboard must reach it.
      { tabIndex: 0, role: 'group', ariaLabel: `Code, ${name}`, dataLanguage: language },
      shown,
    ),
  )
}

/** A button whose click `answer-actions.ts` answers. */
export const actionButton = (action: string, label: string, word: string): Element =>
  element(
    'button',
    { type: 'button', ariaLabel: label, dataAction: action },
    ...(word ? [element('span', {}, text(word))] : []),
  )

// The same objects for all figures: what is the same object is never looked at again.
const invisibleWarning = element(
  'span',
  { className: ['answer-code-warning'] },
  text('Contains invisible characters'),
)
const wrapButton = actionButton('wrap', 'Wrap long lines', '')
wrapButton.properties.ariaPressed = 'false'
const downloadButton = actionButton('download', 'Download code', '')
const copyButton = actionButton('copy-code', 'Copy code', 'Copy')
