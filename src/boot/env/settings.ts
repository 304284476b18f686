import { join } from 'node:path'
import { parseEnv } from 'node:util'

import { createFileReading } from './file-reading.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Settings by name, as they are now. */
export interface Settings {
  read(name: string): string | undefined
}

/**
 * The environment, and what it leaves open from the `.env` of a folder. An empty variable counts
 * as not set: that is what container tools make of a missing one.
 * @param onReload called when `.env` has been read again, never for the first time.
 */
export function createSettings(
  env: Environment,
  folder: string,
  onReload: () => void = () => {},
): Settings {
  let isFirst = true
  const file = createFileReading(join(folder, '.env'), (text): Environment => {
    const wasFirst = isFirst
    isFirst = false
    // After the new values are in place: whoever is told will read them.
    if (!wasFirst) queueMicrotask(onReload)
    return text === null ? {} : parseEnv(text)
  })
  return { read: (name) => ownValue(env, name) || ownValue(file.read(), name) || undefined }
}

const ownValue = (values: Environment, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined
