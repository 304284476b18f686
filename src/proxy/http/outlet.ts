import type { LogReading, TextSink } from '../runs/log-reader.ts'

/**
 * How a host takes events past the body of a Response. A body is a web stream, with promises
 * and a copy for each event (decision 0006).
 */
export interface Outlet {
  /**
   * Asks the host to begin, once the head of the answer has gone, and not when it answers nothing
   * but a head.
   */
  takeOver(begin: (sink: TextSink) => LogReading): void
}
