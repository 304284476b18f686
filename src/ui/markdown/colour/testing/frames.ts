/** Animation frames that come when a test says so. */
export function createFrames() {
  let waiting: FrameRequestCallback[] = []
  return {
    request: (callback: FrameRequestCallback) => waiting.push(callback),
    /** Draws one frame, and lets everything go on that waits for it. */
    async draw(): Promise<void> {
      const due = waiting
      waiting = []
      for (const callback of due) callback(0)
      await settle()
    },
    isWanted: () => waiting.length > 0,
  }
}

/** Lets everything go on that waits for what has already happened. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve))
