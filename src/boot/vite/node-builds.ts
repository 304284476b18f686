import { createRequire } from 'node:module'

import type { Alias } from 'vite'

/**
 * Packages whose browser build decodes HTML by writing into an element. Under
 * `require-trusted-types-for 'script'` that throws on `&copy;` and on math; their build for Node
 * does the same with a table.
 */
const buildsThatWriteHtml = ['decode-named-character-reference', 'hast-util-from-html-isomorphic']

/** Node's own resolution picks the build for Node, wherever the package lies. */
function findNodeBuild(require: NodeJS.Require, name: string): Alias[] {
  try {
    return [{ find: new RegExp(`^${name}$`), replacement: require.resolve(name) }]
  } catch {
    // Not installed, so nothing can import it.
    return []
  }
}

export function nodeBuildAliases(from: string): Alias[] {
  const require = createRequire(from)
  return buildsThatWriteHtml.flatMap((name) => findNodeBuild(require, name))
}
