import type { ProviderHealth } from '../../core/protocol/health.ts'
import type { SetTimer } from '../deps.ts'
import type { KeyVersion } from '../keys/key-versions.ts'
import type { LocalRuntimes } from '../local/local-runtimes.ts'
import type { Provider } from '../providers/provider.ts'
import { readWhole } from '../upstream/read-whole.ts'
import type { CallProvider } from '../upstream/send-upstream.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'
import { findWithoutAsking, readCheck, type Finding } from './check-provider.ts'
import { describeState } from './health-words.ts'
import { findingOf } from './local-finding.ts'
import { readMark, waitUntil, type RunMark } from './run-marks.ts'

/** Many tabs that ask are one question to the provider. */
const rememberedMs = 10_000

const checkTimeoutMs = 8_000

/** The longest list known, OpenRouter's, has 600 kB. */
const maxCheckBytes = 8 * 1024 * 1024

/** How providers stand: what a check finds, and what runs tell in passing. */
export interface HealthBook {
  /** @param fresh asks the provider, whatever is remembered */
  check(provider: Provider, fresh: boolean): Promise<ProviderHealth>
  /** The head of an answer to a run. Costs a look at its status. */
  noteRun(provider: Provider, response: UpstreamResponse): void
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

    noteRun(provider, response) {
      const mark = readMark(response, deps.now())
      if (mark === null) return
      // Nearly always so, and before the first byte: what key it was is not asked for that.
      if (mark.state === 'ready' && pages.get(provider.row.id)?.mark?.state === 'ready') return
      const page = pageOf(provider)
      // What a check found is older than this, and one of the two is wrong.
      if (mark.state !== page.mark?.state && page.check?.untilMs !== Infinity) page.check = null
      page.mark = mark
    },
  }
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
  const { checkPath, otherModelsPath } = provider.row
  const askAt = (path?: string) =>
    readWhole(
      (signal) =>
        callProvider({
          provider,
          operation: 'models',
          ...(path !== undefined && { url: `${provider.base.text}${path}` }),
          body: null,
          signal,
        }),
      { timeoutMs: checkTimeoutMs, maxBytes: maxCheckBytes, setTimer },
    )
  const first = await askAt(checkPath)
  const isElsewhere = first.ok && first.value.status === 404 && otherModelsPath !== undefined
  return readCheck(provider, isElsewhere ? await askAt(otherModelsPath) : first, hasAnswered)
}

/** A good check ends what runs told before; one that asks to wait is remembered as a run's would be. */
function takeOver(page: Page, { state, retryAfterMs }: Finding, now: number): void {
  if (state === 'ready' && page.mark?.state !== 'ready') page.mark = null
  if (state === 'limited') page.mark = { state, untilMs: waitUntil(retryAfterMs, now) }
}
