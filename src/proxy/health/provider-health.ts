import type { Operation } from '../../core/dialect/dialect.ts'
import type { ProviderHealth } from '../../core/protocol/health.ts'
import type { SetTimer } from '../deps.ts'
import type { KeyVersion } from '../keys/key-versions.ts'
import type { LocalRuntimes } from '../local/local-runtimes.ts'
import { dialectFor } from '../providers/provider-row.ts'
import type { Provider } from '../providers/provider.ts'
import { askForList } from '../upstream/ask-for-list.ts'
import type { CallProvider } from '../upstream/send-upstream.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'
import { findWithoutAsking, readCheck, type Finding } from './check-provider.ts'
import { describeState } from './health-words.ts'
import { findingOf } from './local-finding.ts'
import { overhear } from './overhear.ts'
import { readMark, readMarkOfBody, tellsMore, waitUntil, type RunMark } from './run-marks.ts'

/** Many tabs that ask are one question to the provider. */
const rememberedMs = 10_000

const checkTimeoutMs = 8_000

/** How providers stand: what a check finds, and what runs tell in passing. */
export interface HealthBook {
  /** @param fresh asks the provider, whatever is remembered */
  check(provider: Provider, fresh: boolean): Promise<ProviderHealth>
  /**
   * An answer to a run. Costs a look at its head; of what is no stream the text is kept, too, until it
   * is whole, because a refusal may come under any status.
   * @returns the answer to be read in its place
   */
  noteRun(provider: Provider, operation: Operation, response: UpstreamResponse): UpstreamResponse
}

export interface HealthDeps {
  readonly callProvider: CallProvider
  readonly localRuntimes: LocalRuntimes
  readonly keyVersionOf: KeyVersion
  readonly now: () => number
  readonly setTimer: SetTimer
}

interface Check {
  readonly result: Promise<ProviderHealth>
  /** Infinity while it goes on: whoever asks meanwhile waits for it. */
  untilMs: number
}

/** Of one provider, at one address, with one key. Another key or address begins anew. */
interface Page {
  readonly edition: string
  check: Check | null
  mark: RunMark | null
}

export function createHealthBook(deps: HealthDeps): HealthBook {
  const pages = new Map<string, Page>()

  function pageOf({ row, base }: Provider): Page {
    const edition = `${deps.keyVersionOf(row)} ${base.text}`
    const kept = pages.get(row.id)
    if (kept?.edition === edition) return kept
    const page: Page = { edition, check: null, mark: null }
    pages.set(row.id, page)
    return page
  }

  function ask(provider: Provider, page: Page): Promise<ProviderHealth> {
    const check: Check = { result: askProvider(deps, provider, page), untilMs: Infinity }
    page.check = check
    const settle = () => {
      check.untilMs = deps.now() + rememberedMs
    }
    check.result.then(settle, settle)
    return check.result
  }

  return {
    async check(provider, fresh) {
      const known = findWithoutAsking(provider)
      if (known !== null) return { ...known, durationMs: null }
      const page = pageOf(provider)
      const marked = fresh ? null : describeMark(provider, page, deps.now())
      if (marked !== null) return marked
      const { check } = page
      const isGoingOn = check?.untilMs === Infinity
      const isRemembered = check !== null && deps.now() < check.untilMs
      if (check !== null && (isGoingOn || (isRemembered && !fresh))) return check.result
      return ask(provider, page)
    },

    noteRun(provider, operation, response) {
      const mark = readMark(response, deps.now())
      // Nearly always so, and before the first byte: what key it was is not asked for that.
      if (mark?.state === 'ready' && pages.get(provider.row.id)?.mark?.state === 'ready')
        return response
      const page = pageOf(provider)
      if (mark !== null) noteMark(page, mark)
      if (!tellsMore(response)) return response
      return overhear(response, (text) => {
        const told = readMarkOfBody(
          { ...response, text },
          dialectFor(provider.row, operation),
          deps.now(),
        )
        if (told !== null) noteMark(page, told)
      })
    },
  }
}

/** What a check found is older than this, and one of the two is wrong. */
function noteMark(page: Page, mark: RunMark): void {
  if (mark.state !== page.mark?.state && page.check?.untilMs !== Infinity) page.check = null
  page.mark = mark
}

/** What a run told, while that still holds; null otherwise. */
function describeMark({ row }: Provider, { mark }: Page, now: number): ProviderHealth | null {
  if (mark === null || mark.state === 'ready') return null
  const plain = { state: mark.state, durationMs: null, modelCount: null }
  if (mark.state !== 'limited') return { ...plain, message: describeState(row, mark.state) }
  const retryAfterMs = mark.untilMs - now
  return retryAfterMs > 0
    ? { ...plain, message: describeState(row, 'limited', retryAfterMs), retryAfterMs }
    : null
}

async function askProvider(
  deps: HealthDeps,
  provider: Provider,
  page: Page,
): Promise<ProviderHealth> {
  const startedAt = deps.now()
  const finding = provider.row.isLocal
    ? findingOf(await deps.localRuntimes.look(provider))
    : await checkOver(deps, provider, page.mark?.state === 'ready')
  takeOver(page, finding, deps.now())
  return { ...finding, durationMs: Math.round(deps.now() - startedAt) }
}

async function checkOver(
  { callProvider, setTimer }: HealthDeps,
  provider: Provider,
  hasAnswered: boolean,
): Promise<Finding> {
  const path = provider.row.checkPath
  const limits = { callProvider, setTimer, timeoutMs: checkTimeoutMs, path }
  return readCheck(provider, await askForList(provider, limits), hasAnswered)
}

/** A good check ends what runs told before; one that asks to wait is remembered as a run's would be. */
function takeOver(page: Page, { state, retryAfterMs }: Finding, now: number): void {
  if (state === 'ready' && page.mark?.state !== 'ready') page.mark = null
  if (state === 'limited') page.mark = { state, untilMs: waitUntil(retryAfterMs, now) }
}
