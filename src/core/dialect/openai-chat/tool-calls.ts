import type { StreamEvent } from '../../chat/stream-event.ts'
import { isJsonObject, numberAt, objectAt, stringAt, type JsonValue } from '../../json.ts'

type ToolCallDelta = StreamEvent & { type: 'tool-call-delta' }

interface OpenCall {
  readonly key: string
  readonly id: string | null
  readonly name: string | null
}

/**
 * Pieces of tool calls to deltas under keys of our own. A call is known by its id first: SiliconFlow
 * has opened a second one under the index of the first. Then by its index, then it is the last one
 * (contract.md §0 rule 6, §4).
 */
export function createToolCallReader(): (piece: JsonValue) => ToolCallDelta {
  const calls = new Map<string, OpenCall>()
  const keyOfId = new Map<string, string>()
  const keyOfIndex = new Map<number, string>()
  let lastKey: string | null = null

  function find(id: string | null, index: number | null, name: string | null): OpenCall | null {
    const byId = id === null ? undefined : keyOfId.get(id)
    const key = byId ?? (index === null ? lastKey : keyOfIndex.get(index))
    const call = calls.get(key ?? '')
    if (call === undefined || byId !== undefined) return call ?? null
    if (id !== null) return call.id === null ? call : null
    // Whole calls with neither id nor index: each begins with a name.
    return index === null && name !== null && call.name !== null ? null : call
  }

  return (piece) => {
    const called = objectAt(piece, 'function')
    const id = stringAt(piece, 'id') || null
    const name = stringAt(called, 'name') || null
    const index = numberAt(piece, 'index')
    const known = find(id, index, name)
    const key: string = known?.key ?? `call-${calls.size}`
    calls.set(key, { key, id: id ?? known?.id ?? null, name: name ?? known?.name ?? null })
    if (id !== null) keyOfId.set(id, key)
    if (index !== null) keyOfIndex.set(index, key)
    lastKey = key
    return {
      type: 'tool-call-delta',
      key,
      // Many providers repeat both on every piece: only news is told.
      ...(id !== null && id !== known?.id && { id }),
      ...(name !== null && name !== known?.name && { name }),
      argumentsText: argumentsIn(called['arguments']),
    }
  }
}

/** Text as it came; null from Writer; an object from runtimes that parse before they send. */
function argumentsIn(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value
  if (!isJsonObject(value)) return ''
  try {
    return JSON.stringify(value)
  } catch {
    return '' // nested so deeply that it cannot be written
  }
}
