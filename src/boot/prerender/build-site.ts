import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { describeBuiltSite } from './built-site.ts'
import { listSiteFiles } from './site-files.tsx'
import { doorFiles, withLateScripts, type Templates } from './templates.ts'

/** Whoever only looks sees the lists of providers too, when the first look is over. */
const catalogueMs = 4000

function takeTemplates(folder: string): Templates {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const templates = {
    playground: read(doorFiles.playground),
    document: withLateScripts(read(doorFiles.document), null),
    catalogue: withLateScripts(read(doorFiles.catalogue), catalogueMs),
  }
  // Vite puts a page where it lies in the sources. These were only templates.
  rmSync(join(folder, 'src'), { recursive: true })
  return templates
}

/**
 * Writes every page of the site, and its twins, into the built app, in the place of their templates.
 * @param folder `dist/client`, as Vite has built it
 */
export async function buildSite(folder: string): Promise<void> {
  for (const { name, make } of listSiteFiles(takeTemplates(folder), describeBuiltSite())) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, await make())
  }
}
