import { undo } from '@codemirror/commands'
import { EditorView } from '@codemirror/view'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState, type ReactElement } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { formatJson } from '../../../core/format-json.ts'
import { findJsonProblem } from '../../../core/json-problem.ts'

/** Each test starts before CodeMirror has been loaded; what is loaded stays within one. */
async function freshEditor() {
  vi.resetModules()
  return (await import('./json-editor.tsx')).JsonEditor
}

type Editor = Awaited<ReturnType<typeof freshEditor>>

function Page({ Editor, first }: { Editor: Editor; first: string }): ReactElement {
  const [value, setValue] = useState(first)
  return (
    <>
      <p id="note">Merged into the body.</p>
      <Editor
        label="More fields"
        value={value}
        onChange={setValue}
        describedBy="note"
        format={formatJson}
        problem={value === '' ? null : findJsonProblem(value)}
      />
      <samp>{value}</samp>
      <button type="button" onClick={() => setValue('{}')}>
        Reset
      </button>
    </>
  )
}

const plainField = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'More fields' })
const valueOf = (container: HTMLElement) => container.querySelector('samp')?.textContent

/** The editor's textbox, once it has come; it is in a shadow root, where queries do not look. */
const richContent = (container: HTMLElement) =>
  vi.waitFor(() => {
    const root = container.querySelector('.json-field')?.shadowRoot
    const content = root?.querySelector<HTMLElement>('[role=textbox]')
    if (!content) throw new Error('CodeMirror is not here yet')
    return content
  }, 10_000)

async function openRich(first: string) {
  const shown = render(<Page Editor={await freshEditor()} first={first} />)
  const content = await richContent(shown.container)
  const view = EditorView.findFromDOM(content)
  if (!view) throw new Error('not an editor')
  /** As CodeMirror's own input does it. */
  const type = (text: string) =>
    act(() => {
      for (const letter of text) {
        const { from, to } = view.state.selection.main
        const insert = () => view.state.update({ ...view.state.replaceSelection(letter) })
        const handlers = view.state.facet(EditorView.inputHandler)
        if (!handlers.some((handle) => handle(view, from, to, letter, insert)))
          view.dispatch(insert())
      }
    })
  return { ...shown, content, view, type }
}

beforeAll(async () => {
  // jsdom lays nothing out; CodeMirror measures.
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null })
  // Taken for an old Safari, jsdom is asked where the selection in a shadow root is.
  document.execCommand = () => false
  // Once, slowly, so that no test waits for the transformation of these modules.
  await import('./create-code-mirror.ts')
}, 60_000)
afterEach(cleanup)

// Nothing of ours is replaced here: the module only comes late, or not at all.
describe('before CodeMirror has come', () => {
  beforeEach(() => vi.doMock('./create-code-mirror.ts', () => new Promise(() => undefined)))
  afterEach(() => vi.doUnmock('./create-code-mirror.ts'))

  test('it is a text field with the same name, value, description and problem', async () => {
    const { container } = render(<Page Editor={await freshEditor()} first="[1,]" />)
    const field = plainField()
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['[1,]', 'true'])
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    expect(described).toEqual([
      'Merged into the body.',
      'Line 1: a comma before ] is not allowed in JSON',
    ])
    fireEvent.change(field, { target: { value: '[1]' } })
    expect(valueOf(container)).toBe('[1]')
    expect(screen.getByRole('status').textContent).toBe('')
  })

  test('Format lays the value out and goes away', async () => {
    const { container } = render(<Page Editor={await freshEditor()} first='{"a":1.0}' />)
    fireEvent.click(screen.getByRole('button', { name: 'Format More fields' }))
    expect(valueOf(container)).toBe('{\n  "a": 1.0\n}')
    expect(screen.queryByRole('button', { name: /Format/ })).toBeNull()
    expect(document.activeElement).toBe(plainField())
  })
})

describe('when CodeMirror comes', () => {
  test('the text, the focus and the caret carry over', async () => {
    let arrive: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    vi.doMock('./create-code-mirror.ts', async (original) => {
      await arrived
      return original()
    })
    const { container } = render(<Page Editor={await freshEditor()} first="" />)
    vi.doUnmock('./create-code-mirror.ts')
    const field = plainField()
    field.focus()
    fireEvent.change(field, { target: { value: '{"typed": "before"}' } })
    field.setSelectionRange(2, 7, 'backward')
    arrive()
    const content = await richContent(container)
    const view = EditorView.findFromDOM(content)
    expect(view?.state.doc.toString()).toBe('{"typed": "before"}')
    expect(view?.state.selection.main).toMatchObject({ anchor: 7, head: 2 })
    expect(view?.root.activeElement).toBe(content)
  })

  test('it waits for a composed letter', async () => {
    const Editor = await freshEditor()
    const { container } = render(<Page Editor={Editor} first="" />)
    fireEvent.compositionStart(plainField())
    await vi.dynamicImportSettled()
    expect(container.querySelector('textarea')).not.toBeNull()
    fireEvent.compositionEnd(plainField())
    await richContent(container)
    expect(container.querySelector('textarea')).toBeNull()
  })
})

describe('with CodeMirror', () => {
  test('its name, its description and whether it is wrong are told', async () => {
    const { content, type } = await openRich('')
    expect(content.getAttribute('aria-label')).toBe('More fields')
    expect(content.getAttribute('aria-invalid')).toBeNull()
    type('x')
    expect(content.getAttribute('aria-invalid')).toBe('true')
    expect(content.getAttribute('aria-description')).toBe(
      'Merged into the body. Line 1: strings need double quotes: "…"',
    )
    expect(content.querySelector('.cm-lintRange-error')?.textContent).toBe('x')
  })

  test('a warning is underlined, and the field is not called wrong', async () => {
    const { content } = await openRich('[\r\n1e400]')
    expect(content.querySelector('.cm-lintRange-warning')?.textContent).toBe('1e400')
    expect(content.getAttribute('aria-invalid')).toBeNull()
  })

  test('what is typed is the value, and undo takes it back', async () => {
    const { container, view, type } = await openRich('')
    type('{"a": [1, "x"]}')
    expect(valueOf(container)).toBe('{"a": [1, "x"]}')
    act(() => void undo(view))
    expect(valueOf(container)).not.toBe('{"a": [1, "x"]}')
  })

  test('what opens is closed, but not inside a string or before a word', async () => {
    const { view, type } = await openRich('')
    type('{"a')
    expect(view.state.doc.toString()).toBe('{"a"}')
    type('{')
    expect(view.state.doc.toString()).toBe('{"a{"}')
    act(() => view.dispatch({ changes: { from: 0, to: 6, insert: 'x' }, selection: { anchor: 0 } }))
    type('[')
    expect(view.state.doc.toString()).toBe('[x')
  })

  test('a value that comes late does not undo what was typed since', async () => {
    const shown: string[] = []
    const { createCodeMirror } = await import('./create-code-mirror.ts')
    const host = document.body.appendChild(document.createElement('div'))
    const content = { value: '', label: 'x', placeholder: '', problem: null, describedBy: '' }
    const onChange = (value: string) => void shown.push(value)
    const editor = createCodeMirror(host, { content, caret: null, onChange })
    const inner = host.shadowRoot?.querySelector<HTMLElement>('.cm-content')
    const view = inner && EditorView.findFromDOM(inner)
    view?.dispatch({ changes: { from: 0, insert: '1' } })
    view?.dispatch({ changes: { from: 1, insert: '2' } })
    editor.show({ ...content, value: '1' })
    expect(view?.state.doc.toString()).toBe('12')
    editor.show({ ...content, value: '12' })
    editor.show({ ...content, value: '1' })
    expect([view?.state.doc.toString(), shown]).toEqual(['1', ['1', '12']])
    editor.destroy()
    host.remove()
  })

  test('a value from outside replaces the text', async () => {
    const { view } = await openRich('[1]')
    fireEvent.click(screen.getByRole('button', { name: 'Reset' }))
    expect(view.state.doc.toString()).toBe('{}')
  })

  test('Escape leaves the field and is left to the page; Tab is not taken', async () => {
    const { content, view } = await openRich('[1]')
    content.focus()
    expect(view.root.activeElement).toBe(content)
    expect(fireEvent.keyDown(content, { key: 'Tab', keyCode: 9 })).toBe(true)
    expect(fireEvent.keyDown(content, { key: 'Escape', keyCode: 27 })).toBe(true)
    expect(view.root.activeElement).toBeNull()
  })
})
