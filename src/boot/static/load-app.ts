import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import { originPlaceholder } from '../prerender/site-file.ts'
import { contentTypes } from './content-types.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A file of the built app, and its compressed twins where there are some. */
export interface AppFile {
  readonly content: Bytes
  readonly brotli: () => Bytes | null
  readonly gzip: () => Bytes | null
  readonly type: string
  readonly etag: string
}

/** By the path of its URL, percent-encoding aside: `/assets/index-4f3a.js`. */
export type BuiltApp = ReadonlyMap<string, AppFile>

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
  const read = (name: string): Bytes => new Uint8Array(readFileSync(join(folder, name)))
  const app = new Map<string, AppFile>()
  for (const name of names) {
    if (/\.(br|gz)$/.test(name)) continue
    const content = read(name)
    const brotli = all.has(`${name}.br`) ? read(`${name}.br`) : null
    const gzip = all.has(`${name}.gz`) ? read(`${name}.gz`) : null
    app.set(`/${name.replaceAll('\\', '/')}`, {
      content,
      brotli: () => brotli,
      gzip: () => gzip,
      type: contentTypes[extname(name)] ?? 'application/octet-stream',
      etag: etagOf(content),
    })
  }
  return app
}

const etagOf = (content: Bytes): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

/**
 * The app under its public origin, which stands in pages, in their twins for machines and in the maps
 * of both (S3). Those are compressed when they are first asked for: most never are.
 * @param origin without a final slash: `https://play.example.com`
 */
export function withOrigin(app: BuiltApp, origin: string): BuiltApp {
  return new Map(
    Array.from(app, ([path, file]) => {
      const before = Buffer.from(file.content.buffer)
      if (!before.includes(originPlaceholder)) return [path, file]
      const text = before.toString('utf8').replaceAll(originPlaceholder, () => origin)
      const content: Bytes = new TextEncoder().encode(text)
      return [
        path,
        {
          ...file,
          content,
          brotli: once(() => smaller(content, brotliCompressSync(content, quickBrotli))),
          gzip: once(() => smaller(content, gzipSync(content))),
          etag: etagOf(content),
        },
      ]
    }),
  )
}

/** A tenth larger than with the utmost care, and 50 times as quick: 2 ms for the longest page. */
const quickBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }

const smaller = (content: Bytes, packed: Buffer): Bytes | null =>
  packed.byteLength < content.byteLength ? new Uint8Array(packed) : null

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
