/** How Vite says that the style of a part of the app did not come; it keeps that for good. */
const missingStyle = /^Unable to preload CSS for (\S+)$/

/**
 * A part of the app whose style was lost on the way is shown all the same, and the style is asked for
 * once more: without this the messages would not be shown until the page is loaded anew.
 */
export function fetchStylesAgain(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const { payload } = event as Event & { readonly payload?: unknown } // Vite's event
    const href = payload instanceof Error ? missingStyle.exec(payload.message)?.[1] : undefined
    if (href === undefined) return
    event.preventDefault()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    document.head.append(link)
  })
}
