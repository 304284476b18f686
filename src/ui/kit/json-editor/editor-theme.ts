import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// The page's style sheets end at the shadow root, its custom properties and its font do not.
const theme = EditorView.theme({
  '&': { color: 'inherit', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' }, // the ring is drawn around the whole field
  '.cm-scroller': {
    fontFamily: 'inherit',
    lineHeight: 'inherit',
    minHeight: 'var(--json-field-least)',
    maxHeight: 'var(--json-field-most)',
    overflow: 'auto',
  },
  '.cm-content': { padding: '4px 0', caretColor: 'currentcolor' },
  '.cm-line': { padding: '0 10px' },
  '.cm-placeholder': { color: 'var(--ink3)' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--line-strong)',
  },
  '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px dashed var(--bad)',
  },
  // A line of text decoration keeps to the colours of the page and of the system; a picture cannot.
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-active': { backgroundColor: 'transparent' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--bad)' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--warn)' },
  '.cm-lintPoint-error:after': { borderBottomColor: 'var(--bad)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--warn)' },
})

/** The same colours as `code-colours.css` gives to JSON. */
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.number], color: 'var(--code-num)' },
  { tag: tags.string, color: 'var(--code-str)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-kw)' },
])

export const editorTheme: Extension = [theme, syntaxHighlighting(colours)]
