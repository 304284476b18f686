import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A file of the built app, with its compressed twins when the build made them. */
export interface AppFile {
  readonly content: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer> | null
  readonly gzip: Uint8Array<ArrayBuffer> | null
  readonly type: string
  readonly etag: string
}

/** By the path of its URL, percent-encoding aside: `/assets/index-4f3a.js`. */
export type BuiltApp = ReadonlyMap<string, AppFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
}

/**
 * All files of the built app, in memory (some megabytes). What is not in the map does not exist,
 * so no path can lead out of the folder, and a build under a running server changes nothing.
 * @throws when the folder is not there.
 */
export function loadApp(folder: string): BuiltApp {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const all = new Set(names)
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
  const app = new Map<string, AppFile>()
  for (const name of names) {
    if (/\.(br|gz)$/.test(name)) continue
    const content = read(name)
    app.set(`/${name.replaceAll('\\', '/')}`, {
      content,
      brotli: all.has(`${name}.br`) ? read(`${name}.br`) : null,
      gzip: all.has(`${name}.gz`) ? read(`${name}.gz`) : null,
      type: types[extname(name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    })
  }
  return app
}
