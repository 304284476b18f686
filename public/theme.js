// Runs before the first paint, so that a page in the dark theme never flashes white. It is a file
// of its own because the policy allows no inline script.
;(function () {
  let chosen = 'system'
  try {
    chosen = localStorage.getItem('verbatim:theme') || 'system'
  } catch {
    // Storage is blocked: the system's theme it is.
  }
  const isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
})()
