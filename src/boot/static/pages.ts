import { nearestModels } from '../../core/catalog/nearest.ts'
import { shippedModels } from '../../core/catalog/catalog.ts'
import { apiPathOf } from '../../core/catalog/paths.ts'
import { escapeHtml } from '../prerender/escape-html.ts'
import { nearestPlace } from '../prerender/site-file.ts'
import type { AppFile, BuiltApp } from './load-app.ts'

/** A page of the app, and where the same is for machines. */
export interface Page {
  readonly file: AppFile
  /** The path of its markdown twin, which lies beside it; null where there is none. */
  readonly twinPath: string | null
  /** The path of what an agent should read first. */
  readonly describedBy: string
}

/**
 * The page at an address: `/models/a/b` is `models/a/b.html`. A final slash makes no difference. The
 * files themselves are no addresses: one page has one.
 */
export function findPage(app: BuiltApp, pathname: string): Page | null {
  const path = pathname === '/' ? '/index' : pathname.replace(/\/$/, '')
  if ((path === '/index' && pathname !== '/') || path === notFoundPath) return null
  const file = app.get(`${path}.html`)
  if (file === undefined) return null
  const twin = `${path}.md`
  const guides = [`${path}/llms.txt`, `${path.replace(/\/[^/]*$/, '')}/llms.txt`]
  return {
    file,
    twinPath: app.has(twin) ? twin : null,
    describedBy: guides.find((guide) => app.has(guide)) ?? '/llms.txt',
  }
}

const notFoundPath = '/404'

const plainNotFound = 'There is nothing at this address.'

/** The page that leads back: to the catalogue, and to the models whose names are nearest (S51–S56). */
export function notFoundPage(app: BuiltApp, pathname: string): string {
  const page = app.get(`${notFoundPath}.html`)
  if (page === undefined) return plainNotFound
  const html = new TextDecoder().decode(page.content)
  return html.replace(nearestPlace, () => nearestLinks(pathname))
}

function nearestLinks(pathname: string): string {
  const wanted = pathname.split('/').filter((part) => part !== '' && part !== 'api')
  if (wanted[0] !== 'models') return ''
  const { nearest } = nearestModels(wanted.at(-1) ?? '', shippedModels)
  const items = nearest.map(
    (record) => `<li><a href="${apiPathOf(record)}">${escapeHtml(record.name)}</a></li>`,
  )
  return items.length === 0 ? '' : `<p>Nearest to it:</p><ul>${items.join('')}</ul>`
}
