/**
 * Runs actions one per task, with whatever waits in between: input, frames. A timer would wait four
 * milliseconds each time, which over a hundred groups is half a second.
 */
export function createTaskQueue(): (action: () => void) => void {
  const actions: (() => void)[] = []
  let channel: MessageChannel | null = null

  function runNext(): void {
    actions.shift()?.()
    if (actions.length > 0) return
    // A port that is open is kept by the browser for ever, and what listens to it with it.
    channel?.port1.close()
    channel = null
  }

  return (action) => {
    actions.push(action)
    channel ??= openChannel(runNext)
    channel.port2.postMessage(null)
  }
}

function openChannel(onMessage: () => void): MessageChannel {
  const channel = new MessageChannel()
  channel.port1.addEventListener('message', onMessage)
  channel.port1.start()
  return channel
}
