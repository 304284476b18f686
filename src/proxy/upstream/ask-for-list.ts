import type { Result } from '../../core/result.ts'
import type { SetTimer } from '../deps.ts'
import type { Provider } from '../providers/provider.ts'
import { readWhole, type WholeAnswer, type WholeFailure } from './read-whole.ts'
import type { CallProvider } from './send-upstream.ts'

/** OpenRouter's list of models, the longest known, has about 600 kB. */
export const maxFactsBytes = 8 * 1024 * 1024

interface AskOptions {
  readonly callProvider: CallProvider
  readonly setTimer: SetTimer
  readonly timeoutMs: number
  /** After the base URL, in place of where the list is; see `ProviderRow.checkPath`. */
  readonly path?: string | undefined
}

/** Asks for a provider's list of models, and a second time where its row knows another place for it. */
export async function askForList(
  provider: Provider,
  { callProvider, setTimer, timeoutMs, path }: AskOptions,
): Promise<Result<WholeAnswer, WholeFailure>> {
  const { otherModelsPath } = provider.row
  const askAt = (at: string | undefined) => {
    const place = at === undefined ? {} : { url: `${provider.base.text}${at}` }
    return readWhole(
      (signal) => callProvider({ provider, operation: 'models', ...place, body: null, signal }),
      { timeoutMs, maxBytes: maxFactsBytes, setTimer },
    )
  }
  const first = await askAt(path)
  const isElsewhere = first.ok && first.value.status === 404 && otherModelsPath !== undefined
  return isElsewhere ? askAt(otherModelsPath) : first
}
