import type { StoreApi } from 'zustand/vanilla'

import { wordCountOf } from '../../core/markdown/word-count.ts'
import type { Run } from '../../core/run/run.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import type { Notices } from '../stores/notice-store.ts'
import type { Workspace } from '../stores/workspace-store.ts'

const progressMs = 10_000
/** The last words are shown first: counting those of a long answer takes longer than a frame. */
const endMs = 100

/** Says to a screen reader what happens to the answers of the open conversation (ux.md §1.8). */
export interface Announcer {
  started(conversationId: string, currentRun: () => Run | null): void
  ended(conversationId: string, run: Run): void
  dispose(): void
}

/** Writes into the notices; the page has the live regions. Whoever makes it ends it. */
export function createAnnouncer(
  { setTimer }: Pick<ClientDeps, 'setTimer'>,
  notices: StoreApi<Notices>,
  workspace: StoreApi<Workspace>,
): Announcer {
  /** By conversation: the end of one answer is not the end of another one. */
  const progress = new Map<string, Cancel>()
  /** Of the end that is still to be said. */
  let cancelEnd: Cancel = () => {}
  let sayEnd = () => {}
  /** Of the run that ended last, until the next one begins. */
  let lastId: string | null = null
  const level = () => workspace.getState().preferences.announce
  const isOpen = (conversationId: string) => workspace.getState().conversationId === conversationId

  function say(status: string): void {
    if (level() !== 'off') notices.setState({ status })
  }

  function keepSaying(conversationId: string, currentRun: () => Run | null): void {
    const goOn = () => {
      const run = currentRun()
      if (!run) return
      if (level() === 'full' && isOpen(conversationId)) say(`Still answering, ${wordsOf(run)}.`)
      keepSaying(conversationId, currentRun)
    }
    progress.get(conversationId)?.() // of an answer on another branch
    progress.set(conversationId, setTimer(goOn, progressMs))
  }

  function sayEndSoon(run: Run): void {
    sayEnd() // of another one
    sayEnd = () => {
      cancelEnd()
      sayEnd = () => {}
      say(`Answer complete, ${wordsOf(run)}.`)
      if (level() !== 'full') return
      lastId = run.id
      void speak(run)
    }
    cancelEnd = setTimer(() => sayEnd(), endMs)
  }

  /** Few want all of it read to them: what makes it readable is fetched for them alone. */
  async function speak({ id, text }: Run): Promise<void> {
    const reader = await import('../../core/markdown/plain-text.ts').catch(() => null)
    if (reader && lastId === id) notices.setState({ spokenAnswer: reader.spokenAnswerOf(text) })
  }

  return {
    started: (conversationId, currentRun) => {
      sayEnd() // the next one begins before it was said
      lastId = null
      notices.setState({ alert: '', spokenAnswer: '' })
      say('Answering.')
      keepSaying(conversationId, currentRun)
    },
    ended: (conversationId, run) => {
      progress.get(conversationId)?.()
      if (!isOpen(conversationId)) return
      // Failures are said whatever the preference: silence would look like an answer to come.
      const alert = alertOf(run)
      if (alert) return notices.setState({ status: '', alert })
      if (run.status === 'stopped')
        return say(
          run.text === '' ? 'Stopped before the first word.' : `Stopped. ${wordsOf(run)} kept.`,
        )
      sayEndSoon(run)
    },
    dispose: () => {
      for (const cancel of progress.values()) cancel()
      cancelEnd()
    },
  }
}

const wordsOf = (run: Run): string => wordCountOf(run.text)

function alertOf(run: Run): string | null {
  if (run.status === 'interrupted')
    return run.text === ''
      ? (run.error?.message ?? 'The answer was cut off before its first word.')
      : `The answer was cut off. ${wordsOf(run)} kept.`
  if (run.finishReason === 'content-filter')
    return `The provider ended the answer: content filter. ${wordsOf(run)} kept.`
  return run.status === 'failed' ? (run.error?.message ?? 'The run failed.') : null
}
