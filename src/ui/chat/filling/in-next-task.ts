/**
 * Runs actions one per task, with whatever waits in between: input, frames. A timer would wait four
 * milliseconds each time, which over a hundred groups is half a second.
 */
export function createTaskQueue(): (action: () => void) => void {
  const { port1, port2 } = new MessageChannel()
  const actions: (() => void)[] = []
  port1.addEventListener('message', () => actions.shift()?.())
  port1.start()
  return (action) => {
    actions.push(action)
    port2.postMessage(null)
  }
}
