import { extname } from 'node:path'

import { contentTypes } from '../static/content-types.ts'
import { describeBuiltSite } from './built-site.ts'
import { listSiteFiles } from './site-files.tsx'
import { doorFiles } from './templates.ts'

/** What development answers: the files of the build, one at a time. */
interface MadeFile {
  readonly type: string
  readonly content: string | Uint8Array
}

/**
 * The file of the site at an address, as the build would write it; null where there is none. Its
 * origin is the placeholder: nothing in development follows it.
 * @param readTemplate a page as Vite serves it in development, by its place in the sources
 */
export async function makeFile(
  pathname: string,
  readTemplate: (file: string) => Promise<string>,
): Promise<MadeFile | null> {
  const path = pathname.slice(1).replace(/\/$/, '')
  const names = new Set(path === '' ? ['index.html'] : [path, `${path}.html`])
  // Which files there are does not depend on the templates; only their text does.
  const none = { playground: '', document: '', catalogue: '' }
  const site = describeBuiltSite()
  const place = listSiteFiles(none, site).findIndex(({ name }) => names.has(name))
  if (place === -1) return null
  const [playground, document, catalogue] = await Promise.all([
    readTemplate(doorFiles.playground),
    readTemplate(doorFiles.document),
    readTemplate(doorFiles.catalogue),
  ])
  const file = listSiteFiles({ playground, document, catalogue }, site)[place]
  if (!file) return null
  return {
    type: contentTypes[extname(file.name)] ?? 'application/octet-stream',
    content: await file.make(),
  }
}
