import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const textual = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.md', '.xml'])

/** Below this a compressed file saves no packet. Bytes. */
const smallestBytes = 1024

/**
 * Writes `.br` and `.gz` beside every text file of a folder, so that the server compresses nothing
 * while it serves. A twin that is not smaller is left out.
 */
export function precompress(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!textual.has(path.extname(name))) continue
    const file = path.join(folder, name)
    const content = readFileSync(file)
    if (content.length < smallestBytes) continue
    const brotli = brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    })
    const gzip = gzipSync(content, { level: constants.Z_BEST_COMPRESSION })
    if (brotli.length < content.length) writeFileSync(`${file}.br`, brotli)
    if (gzip.length < content.length) writeFileSync(`${file}.gz`, gzip)
  }
}
