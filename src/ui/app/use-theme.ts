import { useCallback, useEffect, useState } from 'react'

import { useMedia } from '../kit/use-media.ts'

export type Theme = 'system' | 'light' | 'dark'

/** Shared with `public/theme.js`, which sets the theme before the first paint. */
const storageKey = 'verbatim:theme'

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system' // storage is forbidden: the theme lasts as long as the page
  }
}

/** The chosen theme and how to choose another. The page wears it on its root element. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme)
  const isSystemDark = useMedia('(prefers-color-scheme: dark)')
  const isDark = theme === 'dark' || (theme === 'system' && isSystemDark)
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }, [isDark])
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === storageKey) setTheme(storedTheme())
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  }, [])
  const choose = useCallback((next: Theme) => {
    setTheme(next)
    try {
      localStorage.setItem(storageKey, next)
    } catch {
      // Storage is forbidden: see above.
    }
  }, [])
  return [theme, choose]
}
