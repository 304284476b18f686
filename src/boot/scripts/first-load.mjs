import { readFileSync } from 'node:fs'

import filePlugin from '@size-limit/file'
import sizeLimit from 'size-limit'

import { inRoot } from './repository.mjs'

/** Issue 4: JavaScript before the page can be used, gzip. Bytes; 1 kB is 1000. */
const limitBytes = 130_000

/**
 * The scripts a browser loads before the app runs: the entry, and what the page preloads because
 * the entry imports it. A glob over `assets` could not tell them from what is loaded later.
 */
export function findFirstScripts(html) {
  const entry = /<script[^>]*\ssrc="([^"]+)"/g
  const preload = /<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g
  return [entry, preload].flatMap((tag) => [...html.matchAll(tag)].map(([, address]) => address))
}

/** @returns one line that says the size, and whether it is within the limit */
export async function measureFirstLoad() {
  const scripts = findFirstScripts(readFileSync(inRoot('dist/client/index.html'), 'utf8'))
  if (scripts.length === 0) return { isFine: false, line: 'index.html loads no script' }
  const files = scripts.map((address) => inRoot('dist/client', address))
  const [{ size }] = await sizeLimit([filePlugin], { checks: [{ files, path: files, gzip: true }] })
  const line = `first load: ${(size / 1000).toFixed(1)} of ${limitBytes / 1000} kB gzip`
  return { isFine: size <= limitBytes, line }
}
