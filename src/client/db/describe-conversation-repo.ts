import { describe, expect, test } from 'vitest'

import { unknownModel } from '../../core/catalog/catalog.ts'
import type { ModelFacts } from '../../core/catalog/parse-model.ts'
import {
  createConversation,
  withChangedNode,
  withNode,
  type Conversation,
} from '../../core/history/conversation.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import { createRun, type Run } from '../../core/run/run.ts'
import type { ConversationRepo } from './conversation-repo.ts'
import { createLogPacker, type LogSegment } from './log-segment.ts'

export const aRun = (id: string, members: Partial<Run> = {}): Run => ({
  ...createRun({
    id,
    providerId: 'p',
    dialectId: 'openai-chat',
    model: 'm',
    outline: '{}\n',
    startedAt: 1,
  }),
  ...members,
})

/** A question `<id>-q` and its answer `<id>-a`, made by these runs. */
export const aConversation = (id: string, runIds: readonly string[], now = 1): Conversation =>
  [
    {
      id: `${id}-q`,
      parentId: null,
      createdAt: now,
      isDeleted: false,
      role: 'user',
      content: [{ type: 'text', text: `Question of ${id}` }],
    } as const,
    {
      id: `${id}-a`,
      parentId: `${id}-q`,
      createdAt: now,
      isDeleted: false,
      role: 'assistant',
      runIds,
    } as const,
  ].reduce(withNode, createConversation(id, now))

/** A model as it was known when it was asked, at another price than today. */
export const modelThen: ModelFacts = {
  ...unknownModel('p', 'm'),
  price: { inputUsdPerMillionTokens: 7, outputUsdPerMillionTokens: 9, source: 's', readAt: 'd' },
}

const chunk: NumberedRecord = { seq: 0, record: { type: 'chunk', atMs: 1, text: 'data' } }
/** A chunk and the end. */
export const log: readonly NumberedRecord[] = [
  chunk,
  { seq: 1, record: { type: 'end', atMs: 2, cause: 'eof' } },
]

/** These records as they are written. */
export function packed(records: readonly NumberedRecord[]): readonly LogSegment[] {
  const packer = createLogPacker()
  for (const record of records) packer.add(record)
  return packer.take()
}

/** What holds for every place where conversations lie. */
export function describeConversationRepo(
  name: string,
  open: () => Promise<ConversationRepo>,
): void {
  describe(name, () => {
    test('what was changed is read back, with the runs of its answers', async () => {
      const repo = await open()
      const conversation = aConversation('c', ['r'])
      expect(await repo.read('c')).toBeNull()
      expect(await repo.change('c', () => conversation, [aRun('r')])).toEqual(conversation)
      expect(await repo.read('c')).toEqual({ conversation, runs: { r: aRun('r') } })
      repo.close()
    })

    test('its end alone has all of the conversation, and only the runs of the last messages', async () => {
      const repo = await open()
      expect(await repo.readEnd('c', 2)).toBeNull()
      const conversation = [...Object.values(aConversation('x', ['s', 't']).nodes)]
        .map((node) => ({ ...node, parentId: node.parentId ?? 'c-a' }))
        .reduce(withNode, aConversation('c', ['r']))
      await repo.change('c', () => conversation, [aRun('r'), aRun('s'), aRun('t')])
      const lastRuns = { s: aRun('s'), t: aRun('t') }
      expect(await repo.readEnd('c', 2)).toEqual({ conversation, runs: lastRuns })
      expect(await repo.readEnd('c', 9)).toEqual(await repo.read('c'))
      await repo.setHidden(['c'], 1)
      expect(await repo.readEnd('c', 2)).toBeNull()
      repo.close()
    })

    test('a change sees what lies there, so that two tabs never overwrite each other', async () => {
      const repo = await open()
      await repo.change('c', () => aConversation('c', []))
      const add = (id: string) => (stored: Conversation | null) =>
        stored &&
        withNode(stored, {
          id,
          parentId: stored.leafId,
          createdAt: 2,
          isDeleted: false,
          role: 'user',
          content: [],
        })
      await Promise.all(['x', 'y', 'z'].map((id) => repo.change('c', add(id))))
      expect(Object.keys((await repo.read('c'))?.conversation.nodes ?? {}).toSorted()).toEqual([
        'c-a',
        'c-q',
        'x',
        'y',
        'z',
      ])
      repo.close()
    })

    test('a change that gives null writes nothing', async () => {
      const repo = await open()
      expect(await repo.change('c', (stored) => stored, [aRun('r')])).toBeNull()
      expect(await repo.read('c')).toBeNull()
      expect(await repo.unfinishedRuns()).toEqual([])
      repo.close()
    })

    test('the list is newest first', async () => {
      const repo = await open()
      await repo.change('old', () => aConversation('old', [], 1))
      await repo.change('new', () => aConversation('new', [], 2))
      expect((await repo.list()).map(({ id }) => id)).toEqual(['new', 'old'])
      repo.close()
    })

    test('a line of the list says what can be shown of a conversation without reading it', async () => {
      const repo = await open()
      const runs = [aRun('r', { model: 'm-1' }), aRun('s', { model: 'm-2' })]
      await repo.change('c', () => aConversation('c', ['r', 's']), runs)
      await repo.change('c', (stored) => stored && { ...stored, title: 'Named', starred: true })
      await repo.setHidden(['c'], 1)
      await repo.setHidden(['c'], null)
      expect(await repo.list()).toEqual([
        {
          id: 'c',
          title: 'Named',
          createdAt: 1,
          updatedAt: 1,
          starred: true,
          messageCount: 2,
          firstWords: 'Question of c',
          models: ['m-1', 'm-2'],
        },
      ])
      repo.close()
    })

    test('a request lies apart from its run, byte for byte, with the model as it was, until it is purged', async () => {
      const repo = await open()
      const sent = { body: '{ "a": "\u2028 Ünï 👩‍🚀" }\n', model: modelThen }
      const old = { body: '{}' }
      expect(await repo.readRequest('r')).toBeNull()
      await repo.change('c', () => aConversation('c', ['r', 's']), [aRun('r'), aRun('s')], {
        r: sent,
      })
      await repo.finishRun(aRun('r', { status: 'complete' }), packed(log))
      await repo.change('c', (stored) => stored, [aRun('r')])
      expect([await repo.readRequest('r'), await repo.readRequest('s')]).toEqual([sent, null])
      await repo.save(
        { conversation: aConversation('d', ['t']), runs: { t: aRun('t') } },
        { t: old },
      )
      expect(await repo.readRequest('t')).toEqual(old)
      await repo.setHidden(['c'], 1)
      await repo.purge(1)
      expect([await repo.readRequest('r'), await repo.readRequest('t')]).toEqual([null, old])
      repo.close()
    })

    const aSearchedRepo = async (): Promise<ConversationRepo> => {
      const repo = await open()
      const said = { a: 'Crème brûlée', b: 'creme alone', c: 'CREME and BRULEE' }
      for (const [now, [id, text]] of Object.entries(said).entries())
        await repo.change(id, () => aConversation(id, [`${id}-r`], now), [
          aRun(`${id}-r`, { text, status: 'complete' }),
        ])
      return repo
    }
    const found = async (repo: ConversationRepo, words: string, limit = 9) =>
      (await repo.search(words, { limit })).map(({ conversationId }) => conversationId)

    test('a search finds all words in questions and answers, newest first, without case and marks', async () => {
      const repo = await aSearchedRepo()
      expect(await repo.search('creme QUESTION brulee', { limit: 9 })).toEqual([
        {
          conversationId: 'c',
          nodeId: 'c-q',
          excerpt: { before: '', match: 'Question', after: ' of c' },
        },
        {
          conversationId: 'a',
          nodeId: 'a-q',
          excerpt: { before: '', match: 'Question', after: ' of a' },
        },
      ])
      expect(await repo.search('brûlée', { limit: 1 })).toEqual([
        {
          conversationId: 'c',
          nodeId: 'c-a',
          excerpt: { before: 'CREME and ', match: 'BRULEE', after: '' },
        },
      ])
      expect([await found(repo, 'nowhere creme'), await found(repo, ' ')]).toEqual([[], []])
      repo.close()
    })

    test('a search finds an answer when it has ended, and nothing that is deleted, hidden or purged', async () => {
      const repo = await aSearchedRepo()
      await repo.change('d', () => aConversation('d', ['d-r'], 9), [aRun('d-r')])
      await repo.checkpoint(aRun('d-r', { status: 'answering', text: 'creme' }), [])
      expect(await found(repo, 'creme')).toEqual(['c', 'b', 'a'])
      await repo.finishRun(aRun('d-r', { status: 'stopped', text: 'creme' }), [])
      expect(await found(repo, 'creme')).toEqual(['d', 'c', 'b', 'a'])

      const node = (await repo.read('d'))?.conversation.nodes['d-a']
      if (!node) throw new Error('the builder makes it')
      const withDeleted = (isDeleted: boolean) =>
        repo.change('d', (stored) => stored && withChangedNode(stored, { ...node, isDeleted }))
      await withDeleted(true)
      expect(await found(repo, 'creme')).toEqual(['c', 'b', 'a'])
      await withDeleted(false)
      expect(await found(repo, 'creme', 1)).toEqual(['d'])

      await repo.setHidden(['d'], 1)
      await repo.setHidden(['c'], 2)
      expect(await found(repo, 'creme', 2)).toEqual(['b', 'a'])
      await repo.purge(1)
      await repo.setHidden(['c'], null)
      expect(await found(repo, 'creme')).toEqual(['c', 'b', 'a'])
      repo.close()
    })

    test('a search that was prepared finds the same, and what came since', async () => {
      const repo = await aSearchedRepo()
      await repo.prepareSearch()
      expect(await found(repo, 'creme')).toEqual(['c', 'b', 'a'])
      await repo.change('d', () => aConversation('d', ['d-r'], 9), [
        aRun('d-r', { text: 'creme', status: 'complete' }),
      ])
      await repo.prepareSearch()
      expect(await found(repo, 'creme')).toEqual(['d', 'c', 'b', 'a'])
      repo.close()
    })

    test('a search that nobody waits for any more ends', async () => {
      const repo = await aSearchedRepo()
      const stop = new AbortController()
      stop.abort()
      const search = repo.search('creme', { limit: 9, signal: stop.signal })
      await expect(search).rejects.toMatchObject({ name: 'AbortError' })
      repo.close()
    })

    test('bringing it up to date changes nothing of what is read', async () => {
      const repo = await aSearchedRepo()
      const before = [await repo.list(), await repo.read('a'), await repo.readRequest('a-r')]
      await repo.upgrade(async () => {})
      expect([await repo.list(), await repo.read('a'), await repo.readRequest('a-r')]).toEqual(
        before,
      )
      repo.close()
    })

    test('unfinished runs are found until they end, and then have their log', async () => {
      const repo = await open()
      await repo.change('c', () => aConversation('c', ['r']), [aRun('r')])
      await repo.checkpoint(aRun('r', { status: 'answering', text: 'Hi' }), [])
      expect(await repo.unfinishedRuns()).toEqual([
        { conversationId: 'c', run: aRun('r', { status: 'answering', text: 'Hi' }) },
      ])
      expect(await repo.readLog('r')).toBeNull()
      const ended = aRun('r', { status: 'complete', text: 'Hi.' })
      await repo.finishRun(ended, packed(log))
      expect(await repo.unfinishedRuns()).toEqual([])
      expect((await repo.read('c'))?.runs).toEqual({ r: ended })
      expect(await repo.readLog('r')).toEqual(log)
      repo.close()
    })

    test('a run that ended stays as it ended, save that a cut may turn out to be an end', async () => {
      const repo = await open()
      const cut = aRun('r', { status: 'interrupted', text: 'H' })
      const whole = aRun('r', { status: 'complete', text: 'Hi' })
      await repo.change('c', () => aConversation('c', ['r']), [cut])
      await repo.checkpoint(aRun('r', { status: 'answering', text: '' }), [])
      expect((await repo.read('c'))?.runs['r']).toEqual(cut)
      await repo.finishRun(whole, packed(log))
      await repo.finishRun(cut, [])
      expect((await repo.read('c'))?.runs['r']).toEqual(whole)
      expect(await repo.readLog('r')).toEqual(log)
      repo.close()
    })

    test('a run that was stopped takes what another tab had heard of it by then, and nothing else', async () => {
      const repo = await open()
      const stopped = aRun('r', { status: 'stopped', text: 'One' })
      await repo.change('c', () => aConversation('c', ['r']), [aRun('r')])
      await repo.finishRun(stopped, packed([chunk]))
      for (const other of [
        aRun('r', { status: 'answering', text: 'One two' }),
        aRun('r', { status: 'stopped', text: 'On' }),
        aRun('r', { status: 'stopped', text: 'Another' }),
      ])
        await repo.finishRun(other, packed(log))
      expect((await repo.read('c'))?.runs['r']).toEqual(stopped)
      expect(await repo.readLog('r')).toEqual([chunk])
      const heard = aRun('r', { status: 'complete', text: 'One two' })
      await repo.finishRun(heard, packed(log))
      expect((await repo.read('c'))?.runs['r']).toEqual(heard)
      expect(await repo.readLog('r')).toEqual(log)
      repo.close()
    })

    test('a log is written piece by piece, and a shorter piece never takes a longer one away', async () => {
      const repo = await open()
      await repo.change('c', () => aConversation('c', ['r', 'r2']), [aRun('r'), aRun('r2')])
      await repo.checkpoint(aRun('r', { status: 'answering' }), packed([chunk]))
      expect(await repo.readLog('r')).toEqual([chunk])
      await repo.checkpoint(aRun('r', { status: 'answering' }), packed(log))
      await repo.finishRun(aRun('r', { status: 'stopped' }), packed([chunk]))
      expect(await repo.readLog('r')).toEqual(log)
      await repo.finishRun(aRun('r2', { status: 'stopped' }), packed([chunk]))
      await repo.checkpoint(aRun('r2', { status: 'answering' }), packed(log))
      expect(await repo.readLog('r2')).toEqual([chunk])
      repo.close()
    })

    test('a late write does not bring back a run whose conversation is gone', async () => {
      const repo = await open()
      await repo.checkpoint(aRun('ghost'), packed(log))
      await repo.finishRun(aRun('ghost', { status: 'complete' }), packed(log))
      expect(await repo.unfinishedRuns()).toEqual([])
      expect(await repo.readLog('ghost')).toBeNull()
      repo.close()
    })

    test('a hidden conversation is out of sight, and whole when it comes back', async () => {
      const repo = await open()
      const document = { conversation: aConversation('c', ['r']), runs: { r: aRun('r') } }
      await repo.save(document)
      await repo.setHidden(['c'], 10)
      expect([await repo.list(), await repo.read('c')]).toEqual([[], null])
      const late = aRun('late')
      expect(await repo.change('c', () => aConversation('c', ['late']), [late])).toBeNull()
      expect(await repo.unfinishedRuns()).not.toContainEqual({ conversationId: 'c', run: late })
      await repo.setHidden(['c'], null)
      expect(await repo.read('c')).toEqual(document)
      repo.close()
    })

    test('purging deletes what has been hidden, its runs and logs, and nothing else', async () => {
      const repo = await open()
      for (const id of ['a', 'b', 'c']) {
        await repo.change(id, () => aConversation(id, [`${id}-r`]), [aRun(`${id}-r`)])
        await repo.finishRun(aRun(`${id}-r`, { status: 'complete' }), packed(log))
      }
      await repo.setHidden(['a'], 10)
      await repo.setHidden(['b'], 20)
      expect([await repo.hiddenIds(19), await repo.hiddenIds(9)]).toEqual([['a'], []])
      expect(await repo.purge(10)).toEqual(['a'])
      expect(await repo.remove(['a', 'b', 'c'], 10)).toEqual([])
      await repo.setHidden(['b'], null)
      await repo.setHidden(['a'], null)
      expect((await repo.list()).map(({ id }) => id)).toEqual(['b', 'c'])
      expect(await repo.readLog('a-r')).toBeNull()
      expect(await repo.readLog('b-r')).toEqual(log)
      repo.close()
    })

    test('a deleted message is a flag that survives the disk', async () => {
      const repo = await open()
      const conversation = aConversation('c', [])
      await repo.change('c', () => conversation)
      const node = conversation.nodes['c-q']
      if (!node) throw new Error('the builder makes it')
      await repo.change(
        'c',
        (stored) => stored && withChangedNode(stored, { ...node, isDeleted: true }),
      )
      expect((await repo.read('c'))?.conversation.nodes['c-q']?.isDeleted).toBe(true)
      repo.close()
    })
  })
}
