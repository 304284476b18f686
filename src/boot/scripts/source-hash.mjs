import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Tests and papers change nothing that is built. */
const isLeftOut = (file) => /\.test\.(tsx?|mjs)$|\.md$|(^|[\\/])__fixtures__[\\/]/.test(file)

function filesUnder(place) {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .map((entry) => path.join(place, entry.name))
    .flatMap((entry) => filesUnder(entry))
}

/**
 * One hash over names and contents of all files under the given places. By content, not by date:
 * a fresh clone and a checkout of another branch have misleading dates.
 */
export function hashSources(root, places) {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of filesUnder(path.join(root, place)).toSorted()) {
      if (isLeftOut(file)) continue
      const content = readFileSync(file)
      // With the length in front, no two different trees give the same stream of bytes.
      hash.update(`${path.relative(root, file).replaceAll('\\', '/')}\0${content.length}\0`)
      hash.update(content)
    }
  }
  return hash.digest('hex')
}
