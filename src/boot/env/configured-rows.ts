import { resolve } from 'node:path'

import { fail, ok, type Result } from '../../core/result.ts'
import { localRows } from '../../proxy/local/local-rows.ts'
import { parseProviders } from '../../proxy/providers/parse-providers.ts'
import type { ProviderRow } from '../../proxy/providers/provider-row.ts'
import { builtInRows } from '../../proxy/providers/provider-rows.ts'
import { createFileReading } from './file-reading.ts'
import type { Settings } from './settings.ts'

const variable = 'VERBATIM_PROVIDERS'

export interface ProviderRowsOptions {
  readonly settings: Settings
  /** What a relative path counts from. */
  readonly folder: string
  /** The runtimes of this machine are providers, too. */
  readonly isLocalMode: boolean
  readonly report: (line: string) => void
}

/**
 * The providers that are built in, those of the file the setting names, and in local mode the
 * runtimes of this machine, save where the file has the same id. The demo stays last. Setting and
 * file are read again when they change.
 * A file that is wrong at the start is an error; one that goes wrong later changes nothing.
 */
export function createProviderRows({
  settings,
  folder,
  isLocalMode,
  report,
}: ProviderRowsOptions): Result<() => readonly ProviderRow[], string> {
  let isStarted = false
  let fault: string | null = null
  let good = arrange([], isLocalMode)

  const openFile = (path: string) =>
    createFileReading(resolve(folder, path), (text) => {
      const parsed = text === null ? fail('there is no such file') : parseProviders(text)
      fault = parsed.ok ? null : `${variable}: ${parsed.error}.`
      if (parsed.ok) good = arrange(parsed.value, isLocalMode)
      else if (isStarted) report(`${fault} The last good list still counts.`)
    })

  let path: string | undefined
  let file: ReturnType<typeof openFile> | null = null
  const read = (): readonly ProviderRow[] => {
    const named = settings.read(variable)
    if (named !== path) {
      path = named
      file = named === undefined ? null : openFile(named)
      if (named === undefined) good = arrange([], isLocalMode)
    }
    file?.read()
    return good
  }

  read()
  isStarted = true
  return fault === null ? ok(read) : fail(fault)
}

function arrange(configured: readonly ProviderRow[], isLocalMode: boolean): readonly ProviderRow[] {
  const taken = new Set(configured.map(({ id }) => id))
  const local = isLocalMode ? localRows.filter(({ id }) => !taken.has(id)) : []
  return [...builtInRows.slice(0, -1), ...configured, ...local, ...builtInRows.slice(-1)]
}
