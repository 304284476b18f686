import { printView, readView } from './filter-address.ts'

/**
 * Writes what was typed, chosen or ticked before the scripts were there into the address, where the
 * view has its home. Every control has the name of its parameter and, as its value, that one's word.
 * @param page as it was made at build, with nothing filled in
 */
export function takeFilledIn(page: ParentNode): void {
  const query = new URLSearchParams(location.search)
  const before = query.toString()
  const boxes = page.querySelectorAll<HTMLInputElement>('input[name]:checked')
  for (const { name, value } of boxes)
    query.set(name, [...new Set(query.get(name)?.split(',')).add(value)].join(','))
  const selects = page.querySelectorAll<HTMLSelectElement>('select[name]')
  for (const { name, value, selectedIndex } of selects)
    if (selectedIndex > 0) query.set(name, value)
  const words = page.querySelector<HTMLInputElement>('input[type=search]')
  if (words && words.value !== '') query.set(words.name, words.value)
  if (query.toString() === before) return
  const { pathname, hash } = location
  history.replaceState(null, '', `${pathname}${printView(readView(query.toString()))}${hash}`)
}
