import {
  MapMode,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state'
import { EditorView, keymap, type Command } from '@codemirror/view'

// CodeMirror has this too, in a package with the whole of autocompletion.

const closerOf: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
  ['"', '"'],
])

const addCloser = StateEffect.define<number>()

/** Where the closers are that nobody typed: only those are stepped over. */
const closers = StateField.define<readonly number[]>({
  create: () => [],
  update(before, { changes, effects }) {
    const kept = before.flatMap((at) => changes.mapPos(at, 1, MapMode.TrackAfter) ?? [])
    const added = effects.flatMap((effect) => (effect.is(addCloser) ? [effect.value] : []))
    return added.length === 0 && kept.length === 0 ? [] : [...kept, ...added]
  },
})

/** A JSON string ends on its line: it is open after an odd number of quotes. */
function isInString({ doc }: EditorState, at: number): boolean {
  const line = doc.lineAt(at)
  const before = line.text.slice(0, at - line.from).replaceAll(/\\./g, '')
  return before.split('"').length % 2 === 0
}

function isRoomFor(opener: string, before: string, after: string): boolean {
  const isFreeAfter = after === '' || /[\s,:\]}]/.test(after)
  return isFreeAfter && (opener !== '"' || !/[\w"\\]/.test(before))
}

const typeOpener = EditorView.inputHandler.of((view, from, to, typed) => {
  const { state } = view
  if (view.composing || from !== to || state.selection.ranges.length > 1) return false
  const after = state.sliceDoc(from, from + 1)
  if (after === typed && state.field(closers).includes(from)) {
    view.dispatch({ selection: { anchor: from + 1 }, userEvent: 'input.type' })
    return true
  }
  const closer = closerOf.get(typed)
  if (closer === undefined || isInString(state, from)) return false
  if (!isRoomFor(typed, state.sliceDoc(from - 1, from), after)) return false
  view.dispatch({
    changes: { from, insert: typed + closer },
    selection: { anchor: from + 1 },
    effects: addCloser.of(from + 1),
    userEvent: 'input.type',
    scrollIntoView: true,
  })
  return true
})

const deletePair: Command = ({ state, dispatch }) => {
  const { empty, head } = state.selection.main
  if (!empty || state.selection.ranges.length > 1 || !state.field(closers).includes(head))
    return false
  if (closerOf.get(state.sliceDoc(head - 1, head)) !== state.sliceDoc(head, head + 1)) return false
  const changes = { from: head - 1, to: head + 1 }
  dispatch(state.update({ changes, userEvent: 'delete.backward', scrollIntoView: true }))
  return true
}

/** Typing `{`, `[` or `"` writes the other one too, where nothing stands in the way. */
export const closeBrackets: Extension = [
  closers,
  typeOpener,
  keymap.of([{ key: 'Backspace', run: deletePair }]),
]
