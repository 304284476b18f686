import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { linter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { Annotation, Compartment, EditorSelection, EditorState } from '@codemirror/state'
import { EditorView, keymap, placeholder as placeholderText, type Command } from '@codemirror/view'

import { closeBrackets } from './close-brackets.ts'
import { editorTheme } from './editor-theme.ts'
import type { Caret, CreateTextEditor, FieldContent, FieldProblem } from './text-editor.ts'
import { typeOver } from './type-over.ts'

/** Marks a change that came from the page, not from whoever is typing. */
const isFromPage = Annotation.define<true>()

/** Tab leaves the field, because nothing here binds it; Escape does, and goes on to the page. */
const leave: Command = (view) => {
  view.contentDOM.blur()
  return false
}

// Not the larger default keymap: it takes Mod+Enter (send) and Alt+arrows (messages) for itself.
const keys = keymap.of([{ key: 'Escape', run: leave }, ...historyKeymap, ...standardKeymap])

const extensions = [
  typeOver,
  closeBrackets,
  keys,
  history(),
  json(),
  indentUnit.of('  '),
  EditorState.tabSize.of(2),
  bracketMatching(),
  EditorView.lineWrapping,
  // Problems come from the page, and are told below the field: there is nothing to run or to pop up.
  linter(null, { tooltipFilter: () => [] }),
  editorTheme,
]

/**
 * A JSON editor in a shadow root: there CodeMirror adopts its style sheets, which the page's
 * policy allows; in the document it would write a `<style>`, which it forbids.
 */
export const createCodeMirror: CreateTextEditor = (host, { content, caret, onChange }) => {
  const surroundings = new Compartment()
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  /** What was typed and has not come back as a value: it is older than the text, not news. */
  let onItsWay: string[] = []
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: content.value,
      extensions: [
        ...extensions,
        surroundings.of(surroundingsOf(content)),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          if (!docChanged || transactions.some((each) => each.annotation(isFromPage))) return
          const value = state.doc.toString()
          onItsWay = [...onItsWay.slice(-20), value]
          onChange(value)
        }),
      ],
    }),
  })
  let shown: FieldContent | null = null

  function showValue(value: string): void {
    const index = onItsWay.lastIndexOf(value)
    if (index !== -1) return void (onItsWay = onItsWay.slice(index + 1))
    const insert = withPlainLineEnds(value)
    if (insert === view.state.doc.toString()) return
    onItsWay = []
    const changes = { from: 0, to: view.state.doc.length, insert }
    view.dispatch({ changes, annotations: isFromPage.of(true) })
  }

  function show(next: FieldContent): void {
    if (next.value !== shown?.value) showValue(next.value)
    const isSame = next.problem === shown?.problem && next.label === shown.label
    if (!isSame || next.placeholder !== shown?.placeholder)
      view.dispatch({ effects: surroundings.reconfigure(surroundingsOf(next)) })
    if (!isSame)
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(next, view.state.doc.length)))
    describe(view.contentDOM, next.describedBy)
    shown = next
  }

  show(content)
  if (caret) placeCaret(view, caret)
  return { show, focus: () => view.focus(), destroy: () => view.destroy() }
}

const surroundingsOf = ({ label, problem, placeholder }: FieldContent) => [
  EditorView.contentAttributes.of({
    'aria-label': label,
    ...(isError(problem) && { 'aria-invalid': 'true' }),
  }),
  placeholder === '' ? [] : placeholderText(placeholder),
]

const isError = (problem: FieldProblem | null): boolean =>
  problem !== null && problem.kind !== 'warning'

function diagnosticsOf({ value, problem }: FieldContent, length: number): readonly Diagnostic[] {
  if (problem?.from === undefined) return []
  // CodeMirror counts each line end as one, and the text may be newer than what is known of it.
  const at = (offset: number) => Math.min(withPlainLineEnds(value.slice(0, offset)).length, length)
  const { kind = 'error', message, from, to = from } = problem
  return [{ from: at(from), to: at(to), severity: kind, message }]
}

const withPlainLineEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

/** An id means nothing beyond a shadow root; the elements themselves do, where they can be named. */
function describe(content: HTMLElement, ids: string): void {
  const elements = ids.split(' ').flatMap((id) => content.ownerDocument.getElementById(id) ?? [])
  const canNameElements = 'ariaDescribedByElements' in Element.prototype
  if (canNameElements) content.ariaDescribedByElements = elements
  else content.setAttribute('aria-description', elements.map((each) => each.textContent).join(' '))
}

function placeCaret(view: EditorView, { anchor, head }: Caret): void {
  const end = view.state.doc.length
  const selection = EditorSelection.single(Math.min(anchor, end), Math.min(head, end))
  view.dispatch({ selection, scrollIntoView: true })
  view.focus()
}
