import type { LogReading, TextSink } from '../runs/log-reader.ts'

/**
 * How a host takes events past the body of a Response. A body is a web stream, which costs as much
 * for each event as the rest of the way from the upstream's socket to the reader's (decision 0006).
 */
export interface Outlet {
  /**
   * Asks the host to begin, once the head of the answer has gone, and not when it answers nothing
   * but a head.
   */
  takeOver(begin: (sink: TextSink) => LogReading): void
}
