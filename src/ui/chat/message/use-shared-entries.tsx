import { Eye, EyeOff, GitBranch, Trash2 } from 'lucide-react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import { useCommands } from '../../access/client-context.tsx'
import type { MenuEntry } from './menu-entry.ts'
import { useDelete } from './use-delete.ts'

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const

/** What can be done with every message, whoever said it. */
export function useSharedEntries(node: ConversationNode): readonly MenuEntry[] {
  const { branchFrom, excludeMessage } = useCommands()
  const remove = useDelete(node.id)
  const isExcluded = node.isExcluded === true
  return [
    {
      label: 'Branch from here',
      icon: <GitBranch {...icon} />,
      onChoose: () => void branchFrom(node.id),
    },
    {
      label: isExcluded ? 'Send again' : 'Leave out of requests',
      icon: isExcluded ? <Eye {...icon} /> : <EyeOff {...icon} />,
      onChoose: () => void excludeMessage(node.id, !isExcluded),
    },
    { label: 'Delete', icon: <Trash2 {...icon} />, onChoose: () => void remove() },
  ]
}
