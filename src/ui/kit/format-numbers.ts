/** `1,000`. By hand: a formatter of the browser takes 10 ms to make, before the first screen. */
export const formatCount = (count: number): string =>
  `${Math.round(count)}`.replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 model`, `312 models` */
export const countedModels = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'model' : 'models'}`

/** `412 ms` below a second, `2.1 s` below a minute, `1 min 4 s` above. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Whole seconds, for clocks: `3 s`. */
export const formatSeconds = (ms: number): string => `${Math.max(0, Math.floor(ms / 1000))} s`

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB']

/** `12 MB`: in powers of 1,000, two digits where there is one. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? value.toFixed(1) : String(Math.round(value))
  return `${digits} ${byteUnits[unit]}`
}
