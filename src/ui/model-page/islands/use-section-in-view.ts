import { useEffect, useState } from 'react'

/** Where the reader is on the page. */
interface Place<Id> {
  /** The section that is just below the bar of sections; null above the first one. */
  readonly atTop: Id | null
  /** The page does not scroll any further. */
  readonly isAtEnd: boolean
  /** The part of the address that was followed last. */
  readonly wanted: string
}

/**
 * Which section is read. The last ones never come up to the bar: at the end of the page it is the one
 * that was asked for, if that is there to be seen, else the very last.
 * @param ids in the order of the page
 */
export function sectionAt<Id extends string>(ids: readonly Id[], place: Place<Id>): Id | null {
  const { atTop, isAtEnd, wanted } = place
  if (!isAtEnd) return atTop
  const later = ids.slice(atTop === null ? 0 : ids.indexOf(atTop))
  return later.find((id) => id === wanted) ?? ids.at(-1) ?? null
}

/** A line below the bar, as a part of the window's height: the section under it is read. */
const line = { rootMargin: '-10% 0px -90% 0px' }

/** The section of the page that is read; null before the first one, and until scripts are there. */
export function useSectionInView<Id extends string>(ids: readonly Id[]): Id | null {
  const [current, setCurrent] = useState<Id | null>(null)
  useEffect(() => {
    let atTop: Id | null = null
    let isAtEnd = false
    const update = () =>
      setCurrent(sectionAt(ids, { atTop, isAtEnd, wanted: location.hash.slice(1) }))
    const sections = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        const id = ids.find((each) => each === target.id) ?? null
        if (isIntersecting) atTop = id
        else if (atTop === id) atTop = null
      }
      update()
    }, line)
    for (const id of ids) {
      const section = document.getElementById(id)
      if (section) sections.observe(section)
    }
    const end = new IntersectionObserver(
      ([change]) => {
        isAtEnd = change?.isIntersecting ?? false
        update()
      },
      { threshold: 1 },
    )
    const foot = document.querySelector('.doc-foot > :last-child')
    if (foot) end.observe(foot)
    window.addEventListener('hashchange', update)
    return () => {
      sections.disconnect()
      end.disconnect()
      window.removeEventListener('hashchange', update)
    }
  }, [ids])
  return current
}
