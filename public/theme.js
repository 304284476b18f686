// Before the first paint, in a file: the policy allows no inline script.
;(function () {
  let chosen
  try {
    chosen = localStorage.getItem('verbatim:theme')
  } catch {
    // It is blocked.
  }
  const isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
})()
