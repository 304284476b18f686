import { resolve } from 'node:path'

import { fail, ok, type Result } from '../../core/result.ts'
import { parseProviders } from '../../proxy/providers/parse-providers.ts'
import type { ProviderRow } from '../../proxy/providers/provider-row.ts'
import { builtInRows } from '../../proxy/providers/provider-rows.ts'
import { createFileReading } from './file-reading.ts'

const variable = 'VERBATIM_PROVIDERS'

/**
 * The providers that are built in and those of the file the setting names. The demo stays last.
 * A file that is wrong at the start is an error; one that goes wrong later changes nothing.
 */
export function createProviderRows(
  path: string | undefined,
  folder: string,
  report: (line: string) => void,
): Result<() => readonly ProviderRow[], string> {
  if (path === undefined) return ok(() => builtInRows)
  let good: readonly ProviderRow[] = []
  let fault: string | null = null
  const file = createFileReading(resolve(folder, path), (text) => {
    const parsed = text === null ? fail('there is no such file') : parseProviders(text)
    fault = parsed.ok ? null : `${variable}: ${parsed.error}.`
    if (parsed.ok) good = [...builtInRows.slice(0, -1), ...parsed.value, ...builtInRows.slice(-1)]
    else if (good.length > 0) report(`${fault} The last good list still counts.`)
    return good
  })
  file.read()
  return fault === null ? ok(() => file.read()) : fail(fault)
}
