import type { LocalRuntimeId } from '../../core/protocol/health.ts'
import { createProxyBench, type ProxyBench } from './proxy-bench.ts'
import { createRoutedSend, type RoutedSend } from './routed-send.ts'
import { addressesOf, readyRuntimes } from './runtime-answers.ts'
import { createScriptedUpstream } from './scripted-upstream.ts'

/** A proxy beside a runtime that is recognised when it is looked at; what is posted is in the test's hands. */
export function createLocalBench(id: LocalRuntimeId): ProxyBench & { network: RoutedSend } {
  const upstream = createScriptedUpstream()
  const network = createRoutedSend(addressesOf({ [id]: readyRuntimes[id] }))
  const bench = createProxyBench({
    send: (request) => (request.method === 'GET' ? network : upstream).send(request),
  })
  return { ...bench, upstream, network }
}
