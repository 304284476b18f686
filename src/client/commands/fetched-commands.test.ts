import { expect, test, vi } from 'vitest'

import { userText } from '../../core/chat/message.ts'
import { createTestHouse } from '../testing/test-house.ts'
import { notFetched } from './fetched-part.ts'

const gone = vi.hoisted(() => () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})
vi.mock('./further-answers.ts', gone)
vi.mock('./history-actions.ts', gone)
vi.mock('./message-actions.ts', gone)
vi.mock('./page-actions.ts', gone)

test('what could not be fetched answers that it was not done, so that nothing typed is lost', async () => {
  const { commands, notices } = createTestHouse().client
  expect([
    await commands.editAndRun('u1', 'Again'),
    await commands.addMessage('u1', userText('More')),
    await commands.renameConversation('c', 'A title'),
    await commands.setUpToTry('json'),
  ]).toEqual([false, false, false, false])
  expect(notices.getState().failure).toBe(notFetched)
})
