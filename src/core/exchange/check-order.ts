import type { EndLine, ExchangeLine, HeaderLine, LogLine, RunLine } from './line.ts'

/** Follows the lines of one file. Holds ids, never what is said. */
export interface OrderCheck {
  /** @returns what is wrong with this line in this place, as the rest of a sentence; null when nothing is */
  take(line: ExchangeLine): string | null
  /** The end line has come. */
  isWhole(): boolean
}

/**
 * The rules between lines: a header first; the runs of a conversation after it, the log of a run
 * after that; no id twice; the end line counts what came, and nothing follows it.
 */
export function createOrderCheck(): OrderCheck {
  const conversationIds = new Set<string>()
  const runIds = new Set<string>()
  let header: HeaderLine | null = null
  let conversationId: string | null = null
  let runId: string | null = null
  let nextSeq = 0
  let records = 0
  let isWhole = false

  function takeConversation(id: string): string | null {
    if (conversationIds.has(id)) return `holds conversation ${id} a second time`
    conversationIds.add(id)
    conversationId = id
    runId = null
    return null
  }

  function takeRun({ run, conversationId: named }: RunLine): string | null {
    if (named !== conversationId)
      return `holds a run of conversation ${named}, which is not the one above it`
    if (runIds.has(run.id)) return `holds run ${run.id} a second time`
    runIds.add(run.id)
    runId = run.id
    nextSeq = 0
    return null
  }

  function takeLog(line: LogLine): string | null {
    if (!header?.hasLogs) return 'holds a log, though the header says that there are none'
    if (line.runId !== runId)
      return `holds a log of run ${line.runId}, which is not the one above it`
    if (line.firstSeq < nextSeq) return `holds record ${line.firstSeq} of its log a second time`
    nextSeq = line.firstSeq + line.records.length
    records += line.records.length
    return null
  }

  function takeEnd(end: EndLine): string | null {
    const came = { conversations: conversationIds.size, runs: runIds.size, records }
    for (const name of ['conversations', 'runs', 'records'] as const)
      if (end[name] !== came[name])
        return `says that the file holds ${end[name]} ${name}, but it holds ${came[name]}: some were lost on the way`
    isWhole = true
    return null
  }

  function takeBody(line: Exclude<ExchangeLine, HeaderLine>): string | null {
    switch (line.type) {
      case 'conversation':
        return takeConversation(line.conversation.id)
      case 'run':
        return takeRun(line)
      case 'log':
        return takeLog(line)
      case 'end':
        return takeEnd(line)
    }
  }

  return {
    take(line) {
      if (isWhole) return 'stands after the end of the export'
      if (line.type !== 'header')
        return header ? takeBody(line) : 'is not the header with which an export of Verbatim begins'
      if (header) return 'is a second header: two exports cannot be one file'
      header = line
      return null
    },
    isWhole: () => isWhole,
  }
}
