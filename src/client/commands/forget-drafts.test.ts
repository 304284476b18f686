import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'

import { initialWorkspace } from '../stores/initial-workspace.ts'
import { editKey, type Workspace } from '../stores/workspace-store.ts'
import { forgetDrafts } from './forget-drafts.ts'

test('with a conversation go its draft and the messages that were under change in it', () => {
  const others = { new: 'Hi', other: 'So', [editKey('other', 'n1')]: 'half' }
  const drafts = {
    ...others,
    gone: 'What',
    [editKey('gone', 'n1')]: 'half',
    [editKey('gone', 'n2')]: '',
  }
  const workspace = createStore<Workspace>(() => ({ ...initialWorkspace('/'), drafts }))
  forgetDrafts(workspace, ['gone', 'never'])
  expect(workspace.getState().drafts).toEqual(others)
})
