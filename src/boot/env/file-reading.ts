import { readFileSync, statSync } from 'node:fs'

/** A file as it is now. `read` looks at its date and size on every call and reads it when they changed. */
export interface FileReading<T> {
  read(): T
}

/** Null when there is no file that can be looked at: none, a circle of links, an impossible name. */
function fingerprint(path: string): string | null {
  try {
    // Not an error with its stack, on every request of a server that has no such file.
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return null
    const { mtimeMs, ctimeMs, size, ino } = found
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`
  } catch {
    return null
  }
}

/** Windows begins a file with a mark, PowerShell's `>` writes UTF-16: both would hide a key. */
function decodeText(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes) // takes the mark off
}

function readTextOrNull(path: string): string | null {
  try {
    return decodeText(readFileSync(path))
  } catch {
    return null // gone since, a folder, or not ours to read: as good as not there
  }
}

/**
 * Asked when it is needed instead of watched: no watcher to lose on a network disk or when an
 * editor replaces the file, and a change counts from the next request on. A look costs some
 * microseconds.
 * @param interpret gets the text, or null when there is no readable file; called at each change.
 */
export function createFileReading<T>(
  path: string,
  interpret: (text: string | null) => T,
): FileReading<T> {
  let seen: string | null | undefined
  let value: T
  return {
    read() {
      const found = fingerprint(path)
      if (found !== seen || seen === undefined) {
        seen = found
        value = interpret(found === null ? null : readTextOrNull(path))
      }
      return value
    },
  }
}
