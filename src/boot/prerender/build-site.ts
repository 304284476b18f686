import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { describeBuiltSite } from './built-site.ts'
import { listSiteFiles } from './site-files.tsx'
import { withLateScripts, type Templates } from './templates.ts'

/** Where Vite puts pages that do not lie at the root, as they lie in the sources. */
const doors = 'src/boot/doors'

function takeTemplates(folder: string): Templates {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const templates = {
    playground: read('index.html'),
    document: withLateScripts(read(`${doors}/model-page.html`)),
    catalogue: read(`${doors}/catalogue.html`),
  }
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
