import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { DialectId } from '../../../core/dialect/dialect.ts'
import { printSnippet, snippetClients } from '../../../core/snippet/clients.ts'
import type {
  SnippetClient,
  SnippetClientId,
  SnippetRequest,
} from '../../../core/snippet/snippet.ts'

/** A folder as a person's project: with `node_modules`, and a file for each program. */
export interface Workbench {
  readonly folder: string
  /** Prints the program into a file. */
  write(name: string, request: SnippetRequest): { readonly file: string; readonly text: string }
  remove(): void
}

export function clientOf(clientId: SnippetClientId): SnippetClient {
  const client = snippetClients.find(({ id }) => id === clientId)
  if (!client) throw new Error(`${clientId} is not offered`)
  return client
}

const nodeModules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

export function createWorkbench(clientId: SnippetClientId): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-proof-'))
  const { fileName } = clientOf(clientId)
  symlinkSync(nodeModules, join(folder, 'node_modules'))
  return {
    folder,
    write(name, request) {
      const printed = printSnippet(clientId, request)
      if (!printed.ok) throw new Error(printed.error)
      mkdirSync(join(folder, name), { recursive: true })
      const file = join(folder, name, fileName)
      writeFileSync(file, printed.value)
      return { file, text: printed.value }
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** Part of a path. */
export const shortNames: Readonly<Record<DialectId, string>> = {
  'openai-chat': 'chat',
  'anthropic-messages': 'messages',
}
