/**
 * The field of text an event came from; null for every other control, for a password, and for a
 * field that warns of keys itself. An editor in a shadow root is not the event's target out here.
 */
export function typedInto(event: Event): HTMLElement | null {
  const [origin] = event.composedPath()
  if (!(origin instanceof HTMLElement)) return null
  const field = origin.closest<HTMLElement>('textarea, input, [contenteditable=true]')
  if (!field || 'warnsOfKeys' in field.dataset) return null
  return field instanceof HTMLInputElement && !textTypes.has(field.type) ? null : field
}

const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'url', 'email'])

/** What stands in such a field. An editor has its lines in elements: their text alone would join them. */
export const textTyped = (field: HTMLElement): string =>
  'value' in field ? String(field.value) : field.innerText
