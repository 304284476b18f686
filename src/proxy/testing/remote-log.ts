import type { RunLog } from '../runs/run-log.ts'
import { settle } from './fake-time.ts'

/** The same log as if it lay in another process: every answer and every call back comes later. */
export function createRemoteLog(log: RunLog): RunLog {
  async function later<T>(answer: () => T | Promise<T>): Promise<T> {
    await settle()
    return answer()
  }
  return {
    open: (runId, owner) => later(() => log.open(runId, owner)),
    ownerOf: (runId) => later(() => log.ownerOf(runId)),
    append: (runId, record) => later(() => log.append(runId, record)),
    read: (runId, after, atMostChars) => later(() => log.read(runId, after, atMostChars)),
    watch: (runId, onChange) => log.watch(runId, () => void settle().then(onChange)),
  }
}
