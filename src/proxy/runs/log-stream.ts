import type { LogReading, TextSink } from './log-reader.ts'

/** A log as the body of a Response, for hosts that know nothing better. Read only when asked for. */
export function createLogStream(begin: (sink: TextSink) => LogReading): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let reading: LogReading | null = null
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (reading !== null) {
          reading.resume()
          return
        }
        reading = begin({
          write(text) {
            controller.enqueue(encoder.encode(text))
            return false
          },
          end: () => controller.close(),
        })
      },
      cancel: () => reading?.cancel(),
    },
    { highWaterMark: 0 },
  )
}
