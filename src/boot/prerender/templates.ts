/** A page before what is on it: HTML with `<!--head-->` and, where the page is a document, `<!--body-->`. */
export type Template = string

/** Where the templates lie in the sources, and in what Vite builds of them. */
export const doorFiles = {
  playground: 'index.html',
  document: 'src/boot/doors/model-page.html',
  catalogue: 'src/boot/doors/catalogue.html',
} as const

/** The pages that are made from one template each. */
export type Templates = Readonly<Record<keyof typeof doorFiles, Template>>

/** @throws when the template has no place for a part: it would be lost without a word */
export function fillTemplate(
  template: Template,
  parts: Readonly<Partial<Record<'head' | 'body', string>>>,
): string {
  return Object.entries(parts).reduce((html, [name, part]) => {
    const place = `<!--${name}-->`
    if (!html.includes(place)) throw new Error(`A page has no ${place}`)
    // A function, because `$&` in a text would mean something.
    return html.replace(place, () => part)
  }, template)
}

const preload = /\s*<link rel="modulepreload"[^>]*>/g
const door = /<script type="module"[^>]*\ssrc="([^"]+)"[^>]*><\/script>/
const lateDoor = /\s*<script src="\/later\.js"[^>]*><\/script>/

/**
 * The page with its scripts put off until somebody touches it (`public/later.js`). In development they
 * stay where Vite puts them.
 * @param patienceMs after so long they come untouched; null: never
 */
export const withLateScripts = (template: Template, patienceMs: number | null): Template =>
  template.replaceAll(preload, '').replace(door, (_tag, address: string) => {
    const patience = patienceMs === null ? '' : ` data-patience-ms="${patienceMs}"`
    return `<script src="/later.js" data-door="${address}"${patience} async></script>`
  })

/** The page without what would bring it to life: one that has nothing to do but to be read. */
export const withoutScripts = (template: Template): Template =>
  withLateScripts(template, null).replace(lateDoor, '')
