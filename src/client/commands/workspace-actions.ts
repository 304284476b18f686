import { draftKey, editKey } from '../stores/workspace-store.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'

/** The commands that change only the session. */
export type WorkspaceActions = Pick<
  Commands,
  | 'setDraft'
  | 'setEdit'
  | 'chooseDialect'
  | 'savePrompt'
  | 'removePrompt'
  | 'showTab'
  | 'setLayout'
  | 'setCode'
  | 'setPreferences'
>

const narrowestPx = 320
const widestPx = 640

/** All at once, in memory; the store writes them down later. */
export function createWorkspaceActions({ workspace, undo }: CommandContext): WorkspaceActions {
  return {
    setDraft: (text) =>
      workspace.setState(({ drafts, conversationId }) => {
        const { [draftKey(conversationId)]: _old, ...others } = drafts
        return { drafts: text === '' ? others : { ...others, [draftKey(conversationId)]: text } }
      }),
    setEdit: (nodeId, text) =>
      workspace.setState(({ drafts, conversationId }) => {
        const key = editKey(conversationId, nodeId)
        const { [key]: _old, ...others } = drafts
        return { drafts: text === null ? others : { ...others, [key]: text } }
      }),
    chooseDialect: (dialectId) =>
      workspace.setState(({ choice }) => ({ choice: { ...choice, dialectId } })),
    savePrompt: (text) =>
      workspace.setState(({ savedPrompts }) =>
        text.trim() === '' || savedPrompts.includes(text)
          ? {}
          : { savedPrompts: [...savedPrompts, text] },
      ),
    removePrompt: (text) => {
      const { savedPrompts } = workspace.getState()
      const index = savedPrompts.indexOf(text)
      if (index === -1) return
      workspace.setState({ savedPrompts: savedPrompts.toSpliced(index, 1) })
      undo.offer({
        label: 'Prompt removed.',
        place: { kind: 'prompts' },
        takeBack: async () =>
          workspace.setState((state) =>
            state.savedPrompts.includes(text)
              ? {}
              : { savedPrompts: state.savedPrompts.toSpliced(index, 0, text) },
          ),
      })
    },
    showTab: (rightTab) =>
      workspace.setState(({ layout }) => ({ layout: { ...layout, rightTab, isRightOpen: true } })),
    setCode: (changed) => workspace.setState(({ code }) => ({ code: { ...code, ...changed } })),
    setLayout: (changed) =>
      workspace.setState(({ layout }) => {
        const next = { ...layout, ...changed }
        const rightWidth = Math.min(widestPx, Math.max(narrowestPx, next.rightWidth))
        return { layout: { ...next, rightWidth } }
      }),
    setPreferences: (changed) =>
      workspace.setState(({ preferences }) => ({ preferences: { ...preferences, ...changed } })),
  }
}
