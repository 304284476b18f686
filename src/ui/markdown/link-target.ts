/** Where a link of an answer may lead: a web page or a mail address. All else is text. */
export type LinkTarget = { readonly href: string; readonly host: string }

/**
 * Check what an answer calls a link. Absolute http(s) and mailto pass; relative addresses,
 * `//host`, `javascript:`, `data:` and every other scheme do not.
 * @returns the address in the form that the browser would use, or null when it must not be a link
 */
export function checkLinkTarget(raw: string | undefined): LinkTarget | null {
  if (raw === undefined || !/^(?:https?:\/\/|mailto:)/i.test(raw)) return null
  const url = tryParse(raw)
  if (url?.protocol === 'mailto:') return { href: url.href, host: decodeAddress(url.pathname) }
  // The scheme is read again after parsing, because parsing is what the browser goes by.
  if (!url?.host || !['http:', 'https:'].includes(url.protocol)) return null
  return { href: url.href, host: url.host }
}

/** Whether the text of a link already says where it leads, so that the host need not be added. */
export function doesTextNameHost(text: string, target: LinkTarget): boolean {
  const words = text.trim()
  if (words === target.host) return true
  const url = tryParse(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`)
  return url !== null && !/\s/.test(words) && url.host === target.host && url.username === ''
}

function tryParse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    // A stray `%`: shown as it stands.
    return address
  }
}
