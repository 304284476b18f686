/** For `browser.startTracing`. */
export const traceCategories = ['__metadata', 'toplevel', 'disabled-by-default-devtools.timeline']

/** The longest task of a page's main thread, in the thread's own time: a busy machine changes little. */
export function longestTaskMs({ traceEvents }) {
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && main.has(`${pid} ${tid}`),
  )
  if (tasks.length === 0) throw new Error('The trace has no tasks.')
  return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000
}
