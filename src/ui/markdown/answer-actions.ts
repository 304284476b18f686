import { copyText, type CopyOutcome } from '../kit/copy-text.ts'

import { extensionOfLanguage } from './code-language.ts'

const shownForMs = 2000

const outcomeWords: Record<CopyOutcome, string> = {
  copied: 'Copied',
  selected: 'Press Ctrl+C',
  failed: 'Not copied',
}

/** Answers a click on a button or a footnote anywhere in an answer. */
export function answerClick(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return
  const step = event.target.closest<HTMLElement>('.answer-footnote-link')
  if (step) {
    // The address stays: `#` belongs to the app.
    event.preventDefault()
    takeStep(step.getAttribute('href') ?? '')
    return
  }
  const button = event.target.closest<HTMLElement>('button[data-action]')
  const { action } = button?.dataset ?? {}
  if (!button || action === undefined || !Object.hasOwn(actions, action)) return
  actions[action]?.(button)
}

type Action = (button: HTMLElement) => void

/** By the names that `actionButton` was given. */
const actions: Readonly<Record<string, Action>> = {
  'copy-text': (button) => void copy(button, button.dataset['text'] ?? '', null),
  'copy-code': withCode((button, pre) => void copy(button, pre.textContent, pre)),
  download: withCode((_button, pre) => download(pre.textContent, pre.dataset['language'] ?? '')),
  wrap: withCode((button, pre) => {
    button.setAttribute('aria-pressed', String(pre.toggleAttribute('data-wrapped')))
  }),
}

function withCode(act: (button: HTMLElement, pre: HTMLElement) => void): Action {
  return (button) => {
    const pre = button.closest('figure')?.querySelector('pre')
    if (pre) act(button, pre)
  }
}

/** Copies, and says so on the button for two seconds. */
async function copy(button: HTMLElement, text: string, shown: Element | null): Promise<void> {
  const outcome = await copyText(text, shown)
  const word = button.querySelector('span')
  const label = button.dataset['label'] ?? button.getAttribute('aria-label') ?? ''
  const caption = button.dataset['caption'] ?? word?.textContent ?? ''
  Object.assign(button.dataset, { label, caption, outcome })
  button.setAttribute('aria-label', outcomeWords[outcome])
  if (word) word.textContent = outcomeWords[outcome]
  setTimeout(() => {
    delete button.dataset['outcome']
    button.setAttribute('aria-label', label)
    if (word) word.textContent = caption
  }, shownForMs)
}

function download(code: string, language: string): void {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `code.${extensionOfLanguage(language)}`
  link.click()
  URL.revokeObjectURL(address)
}

/** From a footnote's call to its text, or back. */
function takeStep(address: string): void {
  const place = document.getElementById(address.slice(1))
  place?.scrollIntoView({ block: 'nearest' })
  const link = place?.matches('a') ? place : place?.querySelector('a')
  if (link instanceof HTMLElement) link.focus({ preventScroll: true })
}
