import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { useRef, type ReactElement, type ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'

import { useKeptFocus } from './use-kept-focus.ts'

afterEach(cleanup)

function Keeper({ children }: { readonly children: ReactNode }): ReactElement {
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root, 'article')
  return <div ref={root}>{children}</div>
}

const message = (name: string, control?: string, key = name) => (
  <article key={key} tabIndex={-1} aria-label={name}>
    {control && <button aria-label={control}>x</button>}
  </article>
)

const focused = () => document.activeElement?.getAttribute('aria-label')

/** Renders the first, focuses the control in it, and replaces it by the second. */
function replace(before: ReactNode, control: string, after: ReactNode): void {
  const { rerender } = render(<Keeper>{before}</Keeper>)
  screen.getByRole('button', { name: control }).focus()
  rerender(<Keeper>{after}</Keeper>)
}

test('focus lost with a control goes to the message around it', async () => {
  replace([message('one'), message('two', 'Continue')], 'Continue', [
    message('one'),
    message('two'),
  ])
  await waitFor(() => expect(focused()).toBe('two'))
})

test('the control of the same name takes over where a message is replaced', async () => {
  replace([message('one', 'Next', 'a')], 'Next', [message('other', 'Next', 'b')])
  await waitFor(() => expect(focused()).toBe('Next'))
})

test('what comes back in the place of a line takes its focus', async () => {
  replace([message('one'), <button key="undo" aria-label="Undo" />, message('three')], 'Undo', [
    message('one'),
    message('two'),
    message('three'),
  ])
  await waitFor(() => expect(focused()).toBe('two'))
})

test('focus that went elsewhere by itself is left there', async () => {
  const { rerender } = render(<Keeper>{message('one', 'Run')}</Keeper>)
  screen.getByRole('button', { name: 'Run' }).focus()
  screen.getByRole('button', { name: 'Run' }).blur()
  await Promise.resolve()
  rerender(<Keeper>{message('one')}</Keeper>)
  await new Promise((resolve) => setTimeout(resolve))
  expect(document.activeElement).toBe(document.body)
})

test('what takes the place only later has the focus then', async () => {
  const { rerender } = render(<Keeper>{message('a suggestion', 'Ask')}</Keeper>)
  screen.getByRole('button', { name: 'Ask' }).focus()
  rerender(<Keeper>{<p>It is being fetched.</p>}</Keeper>)
  await new Promise((resolve) => setTimeout(resolve))
  rerender(<Keeper>{message('one')}</Keeper>)
  await waitFor(() => expect(focused()).toBe('one'))
})
