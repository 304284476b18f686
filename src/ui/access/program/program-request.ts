import type { Serving } from '../../../client/commands/next-request.ts'
import type { ProviderInfo } from '../../../core/protocol/protocol.ts'

/** For whom the code is: only the address and the key differ, never the body. */
export type ProgramTarget = 'chosen' | 'stand-in'

export const providerFor = (serving: Serving, target: ProgramTarget): ProviderInfo =>
  target === 'stand-in' || !serving.chosen ? serving.actual : serving.chosen
