import { createContext, useContext } from 'react'
import { useStore } from 'zustand'

import type { Client } from '../../client/client.ts'
import type { Notices } from '../../client/stores/notice-store.ts'
import type { Workspace } from '../../client/stores/workspace-store.ts'

const ClientContext = createContext<Client | null>(null)

export const ClientProvider = ClientContext.Provider

/** The house behind the interface. Each pane takes from it what it shows, and no more. */
export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('No ClientProvider above this component.')
  return client
}

export const useCommands = (): Client['commands'] => useClient().commands

/** Select the smallest slice: the component renders again only when that changes. */
export const useWorkspace = <T,>(select: (workspace: Workspace) => T): T =>
  useStore(useClient().workspace, select)

export const useNotices = <T,>(select: (notices: Notices) => T): T =>
  useStore(useClient().notices, select)
