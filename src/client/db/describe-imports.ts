import { describe, expect, test } from 'vitest'

import { stagedAt, type ConversationRepo, type StagedPart } from './conversation-repo.ts'
import { aConversation, aRun, modelThen, log, packed } from './describe-conversation-repo.ts'

/** What holds of imports, for every place where conversations lie. */
export function describeImports(name: string, open: () => Promise<ConversationRepo>): void {
  describe(name, () => {
    test('what an import writes is out of sight until all of it is there, and takes its ids', async () => {
      const repo = await open()
      const conversation = aConversation('c', ['r'])
      const run = aRun('r', { status: 'complete', text: 'Imported words' })
      const sent = { body: '{ }', model: modelThen }
      const asked = { conversationIds: new Set(['c', 'x']), runIds: new Set(['r', 'y']) }
      await repo.stage([{ type: 'conversation', conversation, hiddenAt: 99 }])
      await repo.stage([
        { type: 'run', conversationId: 'c', run, request: sent },
        { type: 'log', runId: 'r', segments: packed(log) },
      ])
      expect([await repo.list(), await repo.read('c')]).toEqual([[], null])
      expect(await repo.takenIds(asked)).toEqual({
        conversationIds: new Set(['c']),
        runIds: new Set(['r']),
        hiddenIds: new Set(['c']),
      })
      await repo.setHidden(['c'], null)
      expect(await repo.read('c')).toEqual({ conversation, runs: { r: run } })
      expect([await repo.readRequest('r'), await repo.readLog('r')]).toEqual([sent, log])
      expect((await repo.list())[0]?.models).toEqual(['m'])
      const hits = await repo.search('imported question', { limit: 9 })
      expect(hits.map(({ conversationId }) => conversationId)).toEqual(['c'])
      repo.close()
    })

    test('an import overwrites nothing, whatever came there since it was looked at', async () => {
      const repo = await open()
      const refused = (parts: readonly StagedPart[]) => repo.stage(parts).catch(() => false)
      await repo.change('c', () => aConversation('c', ['r']), [aRun('r')], { r: { body: '{ }' } })
      const before = [await repo.read('c'), await repo.readRequest('r')]
      const conversation = aConversation('d', ['r'])
      const run = aRun('r', { text: 'other' })
      expect(
        await refused([
          { type: 'conversation', conversation, hiddenAt: 99 },
          { type: 'run', conversationId: 'd', run, request: { body: 'other' } },
        ]),
      ).toBe(false)
      expect(
        await refused([
          { type: 'conversation', conversation: aConversation('c', []), hiddenAt: 99 },
        ]),
      ).toBe(false)
      await repo.remove(['c', 'd'], 99)
      expect([await repo.read('c'), await repo.readRequest('r')]).toEqual(before)
      expect(await repo.setHidden(['c', 'gone'], 1)).toBe(1)
      repo.close()
    })

    test('an import that was given up leaves nothing, and is nothing that was deleted', async () => {
      const repo = await open()
      const hiddenAt = stagedAt(99, 0)
      const asked = { conversationIds: new Set(['c']), runIds: new Set(['r']) }
      await repo.stage([
        { type: 'conversation', conversation: aConversation('c', ['r']), hiddenAt },
        { type: 'run', conversationId: 'c', run: aRun('r'), request: { body: '{}' } },
        { type: 'log', runId: 'r', segments: packed(log) },
      ])
      expect(await repo.hiddenIds(1e9)).toEqual([])
      await repo.remove(['c'], 99)
      expect((await repo.takenIds(asked)).conversationIds.size).toBe(1)
      expect(await repo.remove(['c'], hiddenAt)).toEqual(['c'])
      const none = new Set()
      expect(await repo.takenIds(asked)).toEqual({
        conversationIds: none,
        runIds: none,
        hiddenIds: none,
      })
      expect([await repo.readRequest('r'), await repo.readLog('r')]).toEqual([null, null])
      repo.close()
    })
  })
}
